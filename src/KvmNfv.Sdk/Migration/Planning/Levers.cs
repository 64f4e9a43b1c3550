namespace KvmNfv.Sdk.Migration;

/// <summary>One combination that the planner tries.</summary>
internal sealed record Levers(int Connections, MigrationCompression Compression, bool AutoConverge, bool PostCopy, bool ZeroCopy);
