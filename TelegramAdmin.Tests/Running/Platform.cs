using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("linux")] // File rights, signals, PostgreSQL of the tests.
