using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>An array that the caller allocates and libvirt fills: on the caller's stack when it is short. The strings in it are freed afterwards.</summary>
internal readonly unsafe ref struct TypedParameterBuffer
{
    /// <summary>How many parameters the callers have room for on their stacks, 3 KiB: all fixed sets of libvirt 12.8 have fewer.</summary>
    public const int StackCount = 32;

    private readonly int _capacity;
    private readonly bool _owned;

    // SAFETY: `stack` comes from stackalloc in the caller's frame, so it does not move and outlives this struct; it need not be zeroed. Types and
    // values are zeroed here, so that freeing is right also for entries that libvirt leaves untouched; names are read only of those it fills.
    public TypedParameterBuffer(int capacity, Span<virTypedParameter> stack)
    {
        _capacity = capacity;
        _owned = capacity > stack.Length;
        if (_owned)
        {
            Pointer = (virTypedParameter*)NativeMemory.AllocZeroed((nuint)capacity, (nuint)sizeof(virTypedParameter));
            return;
        }
        Pointer = (virTypedParameter*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(stack));
        for (var i = 0; i < capacity; i++)
            (Pointer[i].type, Pointer[i].value) = (0, default);
    }

    public virTypedParameter* Pointer { get; }

    public TypedParameterList ToList(int count) => TypedParameterList.Copy(Pointer, Math.Min(count, _capacity));

    // SAFETY: what virTypedParamsFree does; the strings come from the C library's allocator, as the array does that is not on the stack.
    public void Dispose()
    {
        for (var i = 0; i < _capacity; i++)
        {
            if (Pointer[i].type == (int)TypedParameterType.String)
                NativeMemory.Free(Pointer[i].value.s);
        }
        if (_owned)
            NativeMemory.Free(Pointer);
    }
}
