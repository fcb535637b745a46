// swift-tools-version: 5.9

import PackageDescription

// The native library is found by the linker: `swift build -Xlinker -L<folder of libendurance_uniffi>`.
let package = Package(
    name: "Endurance",
    platforms: [.macOS(.v11), .iOS(.v14), .tvOS(.v14), .watchOS(.v7)],
    products: [
        .library(name: "Endurance", targets: ["Endurance"]),
    ],
    targets: [
        .systemLibrary(name: "endurance_uniffiFFI"),
        .target(
            name: "EnduranceNative",
            dependencies: ["endurance_uniffiFFI"],
            linkerSettings: [.linkedLibrary("endurance_uniffi")]
        ),
        .target(name: "Endurance", dependencies: ["EnduranceNative"]),
        .testTarget(name: "EnduranceTests", dependencies: ["Endurance"]),
    ]
)
