namespace KvmNfv.Libvirt;

/// <summary>The counters of a disk; -1 where the hypervisor does not count.</summary>
/// <param name="ReadRequests">Read requests.</param>
/// <param name="ReadBytes">Bytes read.</param>
/// <param name="WriteRequests">Write requests.</param>
/// <param name="WriteBytes">Bytes written.</param>
/// <param name="Errors">Errors.</param>
public readonly record struct DomainBlockStats(long ReadRequests, long ReadBytes, long WriteRequests, long WriteBytes, long Errors);
