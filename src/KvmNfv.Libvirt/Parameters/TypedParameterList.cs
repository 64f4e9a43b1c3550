using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>Named values, as libvirt's typed parameters: statistics, limits, migration parameters.</summary>
/// <remarks>
/// The values live in one block of managed memory, the names in another that lists with the same names share; reading by a UTF-8 name
/// (<c>"vcpu.0.time"u8</c>) allocates nothing. Names may repeat.
/// Reading from several threads is safe while none adds.
/// </remarks>
public sealed class TypedParameterList : IReadOnlyList<TypedParameter>
{
    /// <summary>The longest name in bytes: VIR_TYPED_PARAM_FIELD_LENGTH less its terminator (libvirt-common.h).</summary>
    public const int MaxNameLength = 79;

    private TypedParameterSlot[] _slots;
    private string?[]? _texts;

    /// <summary>Makes an empty list.</summary>
    public TypedParameterList() => (_slots, Names) = ([], new());

    private TypedParameterList(TypedParameterSlot[] slots, string?[]? texts, TypedParameterNames names) =>
        (_slots, _texts, Names, Count) = (slots, texts, names, slots.Length);

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public TypedParameter this[int index] => (uint)index < (uint)Count ? new(this, index) : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The first parameter with a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public TypedParameter this[string name] => TryGet(name, out var parameter) ? parameter
        : throw new KeyNotFoundException($"There is no parameter '{name}' among the {Count}.");

    /// <summary>Adds an int.</summary>
    public TypedParameterList Add(string name, int value) => Add(name, TypedParameterType.Int, new() { i = value });

    /// <summary>Adds an unsigned int.</summary>
    public TypedParameterList Add(string name, uint value) => Add(name, TypedParameterType.Uint, new() { ui = value });

    /// <summary>Adds a long.</summary>
    public TypedParameterList Add(string name, long value) => Add(name, TypedParameterType.Llong, new() { l = value });

    /// <summary>Adds an unsigned long.</summary>
    public TypedParameterList Add(string name, ulong value) => Add(name, TypedParameterType.Ullong, new() { ul = value });

    /// <summary>Adds a double.</summary>
    public TypedParameterList Add(string name, double value) => Add(name, TypedParameterType.Double, new() { d = value });

    /// <summary>Adds a boolean.</summary>
    public TypedParameterList Add(string name, bool value) => Add(name, TypedParameterType.Boolean, new() { b = value ? (byte)1 : (byte)0 });

    /// <summary>Adds a string.</summary>
    public TypedParameterList Add(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Add(name, TypedParameterType.String, default);
        SetText(Count - 1, value);
        return this;
    }

    /// <summary>Adds several strings under one name, as <c>migrate_disks</c> takes them.</summary>
    public TypedParameterList Add(string name, IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values)
            Add(name, value);
        return this;
    }

    /// <summary>Adds a value given as text, read by libvirt's own rules for the type.</summary>
    /// <exception cref="LibvirtException">The text is not a value of the type.</exception>
    // SAFETY: the array is libvirt's own; it is copied into this list and freed.
    public unsafe TypedParameterList AddFromString(string name, TypedParameterType type, string text)
    {
        LibvirtLibrary.EnsureInitialized();
        CheckName(name);
        ArgumentNullException.ThrowIfNull(text);
        using var nativeName = new Utf8Argument(name, stackalloc byte[Utf8Argument.StackSize]);
        using var nativeText = new Utf8Argument(text, stackalloc byte[Utf8Argument.StackSize]);
        virTypedParameter* native = null;
        int count = 0, capacity = 0;
        if (Native.virTypedParamsAddFromString(&native, &count, &capacity, nativeName.Pointer, (int)type, nativeText.Pointer) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virTypedParamsAddFromString));
        foreach (var parameter in Take(native, count))
        {
            if (parameter.Type == TypedParameterType.String)
                Add(name, parameter.AsString());
            else
                Add(name, parameter.Type, parameter.RawValue);
        }
        return this;
    }

    /// <summary>Finds the first parameter with a name.</summary>
    public bool TryGet(string name, out TypedParameter parameter)
    {
        ArgumentNullException.ThrowIfNull(name);
        Span<byte> utf8 = stackalloc byte[MaxNameLength + 1];
        parameter = default;
        return Encoding.UTF8.TryGetBytes(name, utf8, out var length) && TryGet(utf8[..length], out parameter);
    }

    /// <summary>Finds the first parameter with a name, without allocating.</summary>
    public bool TryGet(ReadOnlySpan<byte> nameUtf8, out TypedParameter parameter)
    {
        for (var i = 0; i < Count; i++)
        {
            if (nameUtf8.SequenceEqual(Names[i]))
            {
                parameter = new(this, i);
                return true;
            }
        }
        parameter = default;
        return false;
    }

    /// <summary>An unsigned 64-bit value, or null where there is no such parameter.</summary>
    public ulong? GetUInt64(ReadOnlySpan<byte> nameUtf8) => TryGet(nameUtf8, out var p) ? p.AsUInt64() : null;

    /// <summary>Enumerates without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<TypedParameter> IEnumerable<TypedParameter>.GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return new(this, i);
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<TypedParameter>)this).GetEnumerator();

    /// <summary>The parameters as <c>name=value</c>, separated by commas.</summary>
    public override string ToString() => string.Join(", ", this);

    // SAFETY: libvirt gave `count` parameters at `native` to us; they are copied and freed.
    internal static unsafe TypedParameterList Take(virTypedParameter* native, int count)
    {
        try
        {
            return Copy(native, count);
        }
        finally
        {
            Native.virTypedParamsFree(native, count);
        }
    }

    // SAFETY: `native` has `count` parameters, which stay valid during the call.
    internal static unsafe TypedParameterList Copy(virTypedParameter* native, int count)
    {
        var slots = new TypedParameterSlot[count];
        string?[]? texts = null;
        for (var i = 0; i < slots.Length; i++)
        {
            ref var slot = ref slots[i];
            slot.Type = (TypedParameterType)native[i].type;
            if (slot.Type == TypedParameterType.String)
                (texts ??= new string?[count])[i] = NativeStrings.Borrow(native[i].value.s);
            else
                slot.Value = native[i].value;
        }
        return new(slots, texts, TypedParameterNames.Of(native, count));
    }

    internal TypedParameterNames Names { get; private set; }

    internal ref readonly TypedParameterSlot Slot(int index) => ref _slots[index];

    internal string TextAt(int index) => _texts?[index] ?? "";

    private TypedParameterList Add(string name, TypedParameterType type, virTypedParameterValue value)
    {
        CheckName(name);
        if (Count == _slots.Length)
            Array.Resize(ref _slots, Math.Max(4, Count * 2));
        Names = Names.With(name);
        _slots[Count++] = new() { Type = type, Value = value };
        return this;
    }

    private void SetText(int index, string text)
    {
        if (_texts is null || _texts.Length < _slots.Length)
            Array.Resize(ref _texts, _slots.Length);
        _texts[index] = text;
    }

    private static void CheckName([NotNull] string? name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (Encoding.UTF8.GetByteCount(name) > MaxNameLength)
            throw new ArgumentException($"A parameter's name has at most {MaxNameLength} bytes: '{name}'.", nameof(name));
    }

    /// <summary>Walks over the list.</summary>
    public struct Enumerator
    {
        private readonly TypedParameterList _list;
        private int _index;

        internal Enumerator(TypedParameterList list) => (_list, _index) = (list, -1);

        /// <summary>The parameter at the present place.</summary>
        public readonly TypedParameter Current => new(_list, _index);

        /// <summary>Goes to the next parameter.</summary>
        public bool MoveNext() => ++_index < _list.Count;
    }
}
