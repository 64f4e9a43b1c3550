namespace KvmNfv.Sdk.Placement;

/// <summary>Cores that share a last-level cache; without a title where the host tells none.</summary>
internal sealed record PictureGroup(string? Title, IReadOnlyList<PictureCore> Cores);
