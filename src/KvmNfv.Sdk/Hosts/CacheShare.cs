namespace KvmNfv.Sdk.Hosts;

/// <summary>The ways of one cache that a resctrl group may fill.</summary>
/// <param name="Level">The cache level.</param>
/// <param name="Type">What the mask rules; data and code apart with CDP.</param>
/// <param name="CacheId">The cache's id, as in <see cref="HostCache.Id"/>.</param>
/// <param name="Mask">The ways.</param>
public readonly record struct CacheShare(int Level, CacheType Type, int CacheId, ulong Mask);
