using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>The value of one parameter, without its name.</summary>
internal struct TypedParameterSlot
{
    public virTypedParameterValue Value;
    public TypedParameterType Type;
}
