plugins {
    kotlin("jvm") version "2.4.20"
    `maven-publish`
}

group = "endurance"
version = "0.1.0"

repositories {
    mavenCentral()
}

dependencies {
    // finds and calls the native library
    api("net.java.dev.jna:jna:5.13.0")
}

kotlin {
    jvmToolchain(17)
}

// The native library of each platform lies below `native/`, in the folders that JNA looks in: `linux-x86-64/`,
// `linux-aarch64/`, `darwin-aarch64/`, `darwin-x86-64/`, `win32-x86-64/`.
sourceSets {
    main {
        resources.srcDir("native")
    }
}

publishing {
    publications {
        create<MavenPublication>("endurance") {
            from(components["java"])
            pom {
                name = "Endurance"
                description = "Scores what a chatbot said, claim by claim and inside the caller's own process"
                licenses {
                    license { name = "MIT" }
                    license { name = "Apache-2.0" }
                }
            }
        }
    }
}
