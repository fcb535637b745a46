rootProject.name = "endurance"
