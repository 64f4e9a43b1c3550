using System.Runtime.InteropServices;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>An array that the caller allocates and libvirt fills; it and the strings in it are freed afterwards.</summary>
internal readonly unsafe ref struct TypedParameterBuffer(int capacity)
{
    // SAFETY: zeroed, so that freeing is right also for entries that libvirt leaves untouched.
    public virTypedParameter* Pointer { get; } =
        (virTypedParameter*)NativeMemory.AllocZeroed((nuint)Math.Max(capacity, 1), (nuint)sizeof(virTypedParameter));

    public TypedParameterList ToList(int count) => TypedParameterList.Copy(Pointer, Math.Min(count, capacity));

    // virTypedParamsFree also frees the array, with the C library's free, which NativeMemory's allocator belongs to.
    public void Dispose() => Native.virTypedParamsFree(Pointer, capacity);
}
