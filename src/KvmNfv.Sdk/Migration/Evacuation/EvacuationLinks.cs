namespace KvmNfv.Sdk.Migration;

/// <summary>What the links of an evacuation carry.</summary>
/// <param name="Source">The source's, to all targets together.</param>
/// <param name="Targets">The ways to the targets, by URI.</param>
internal sealed record EvacuationLinks(DataRate Source, IReadOnlyDictionary<string, DataRate> Targets);
