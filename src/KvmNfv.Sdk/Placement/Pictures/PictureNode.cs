namespace KvmNfv.Sdk.Placement;

/// <summary>A NUMA node, or the part of one that is in a socket.</summary>
/// <param name="Title">Its number and memory.</param>
/// <param name="Notes">What plans take of its memory, and devices of plans.</param>
/// <param name="Groups">Its caches; none for a node of memory alone.</param>
internal sealed record PictureNode(string Title, IReadOnlyList<string> Notes, IReadOnlyList<PictureGroup> Groups);
