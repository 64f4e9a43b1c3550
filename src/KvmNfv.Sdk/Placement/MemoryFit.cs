using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>The pages that a cell gets on a node.</summary>
/// <param name="PageSize">Their size.</param>
/// <param name="Huge">Whether they come from a huge page pool.</param>
/// <param name="Rank">The place of the size in the profile's list.</param>
/// <param name="Text">Why this size, for people.</param>
internal sealed record MemoryFit(MemorySize PageSize, bool Huge, int Rank, string Text);
