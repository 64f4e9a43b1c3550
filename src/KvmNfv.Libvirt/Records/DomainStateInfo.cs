namespace KvmNfv.Libvirt;

/// <summary>The state of a domain and why it is in it.</summary>
/// <param name="State">The state.</param>
/// <param name="Reason">The number of the reason; its enum belongs to the state, such as <see cref="DomainPausedReason"/> for paused.</param>
public readonly record struct DomainStateInfo(DomainState State, int Reason);
