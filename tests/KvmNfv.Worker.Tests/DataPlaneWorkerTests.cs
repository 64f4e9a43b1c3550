namespace KvmNfv.Worker.Tests;

/// <summary>The worker for the JIT compiler.</summary>
public sealed class DataPlaneWorkerTests : WorkerConformance;
