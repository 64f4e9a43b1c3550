namespace KvmNfv.Sdk.Channels;

/// <summary>A channel that a domain has.</summary>
/// <param name="Name">Its name: of the device's own alias, else of its shared memory or socket.</param>
/// <param name="Kind">Its device.</param>
/// <param name="Scope">Whether the definition, the running guest or both have it.</param>
/// <param name="Path">Its memory's file or its socket; null where the document has none.</param>
public sealed record ChannelState(string Name, ChannelKind Kind, ChannelScope Scope, string? Path);
