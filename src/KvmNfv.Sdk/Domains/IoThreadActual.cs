namespace KvmNfv.Sdk.Domains;

/// <summary>The thread of an IOThread.</summary>
/// <param name="Id">libvirt's id of the IOThread, from 1.</param>
/// <param name="Thread">Its thread.</param>
public sealed record IoThreadActual(int Id, ThreadActual Thread);
