using KvmNfv.Tests;

[assembly: HandleCheck]
[assembly: NonParallelizable] // The test driver's default host and the count of live handles belong to the whole process.
