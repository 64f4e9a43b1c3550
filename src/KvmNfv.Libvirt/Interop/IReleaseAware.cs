namespace KvmNfv.Libvirt.Interop;

/// <summary>A callback's target that wants to know when libvirt let go of it. Must not call libvirt.</summary>
internal interface IReleaseAware
{
    void Released();
}
