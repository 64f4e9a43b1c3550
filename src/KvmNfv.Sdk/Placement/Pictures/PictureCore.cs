namespace KvmNfv.Sdk.Placement;

/// <summary>A core with its threads.</summary>
internal sealed record PictureCore(string Name, IReadOnlyList<PictureThread> Threads);
