namespace KvmNfv.Sdk.Placement;

/// <summary>A socket with its nodes; nodes of memory alone stand under a title of their own.</summary>
internal sealed record PictureSocket(string Title, IReadOnlyList<PictureNode> Nodes);
