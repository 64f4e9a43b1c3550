using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>Whether the hypervisor's control channel of a domain answers.</summary>
/// <param name="State">The state of the channel.</param>
/// <param name="ErrorReason">Why it is in error; only with <see cref="DomainControlState.Error"/>.</param>
/// <param name="StateTimeMilliseconds">How long it has been in this state, in milliseconds; 0 where that is not known.</param>
public readonly record struct DomainControlInfo(DomainControlState State, DomainControlErrorReason ErrorReason, ulong StateTimeMilliseconds)
{
    internal static DomainControlInfo From(in virDomainControlInfo info) =>
        new((DomainControlState)info.state, (DomainControlErrorReason)info.details, info.stateTime);
}
