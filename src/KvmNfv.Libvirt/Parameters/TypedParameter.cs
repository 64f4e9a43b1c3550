using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>One named value of a <see cref="TypedParameterList"/>.</summary>
/// <remarks>Reading a value as another type than its own throws <see cref="InvalidOperationException"/>; nothing is converted silently.</remarks>
public readonly struct TypedParameter
{
    private readonly TypedParameterList _list;
    private readonly int _index;

    internal TypedParameter(TypedParameterList list, int index)
    {
        _list = list;
        _index = index;
    }

    /// <summary>The name. May make a string; <see cref="NameUtf8"/> never does.</summary>
    public string Name => _list.Names.Text(_index);

    /// <summary>The name as libvirt's bytes.</summary>
    public ReadOnlySpan<byte> NameUtf8 => _list.Names[_index];

    /// <summary>The type of the value. Open: a newer libvirt may have others.</summary>
    public TypedParameterType Type => _list.Slot(_index).Type;

    /// <summary>The value of an <c>Int</c>.</summary>
    public int AsInt32() => Checked(TypedParameterType.Int).i;

    /// <summary>The value of a <c>Uint</c>.</summary>
    public uint AsUInt32() => Checked(TypedParameterType.Uint).ui;

    /// <summary>The value of an <c>Llong</c>.</summary>
    public long AsInt64() => Checked(TypedParameterType.Llong).l;

    /// <summary>The value of an <c>Ullong</c>.</summary>
    public ulong AsUInt64() => Checked(TypedParameterType.Ullong).ul;

    /// <summary>The value of a <c>Double</c>.</summary>
    public double AsDouble() => Checked(TypedParameterType.Double).d;

    /// <summary>The value of a <c>Boolean</c>.</summary>
    public bool AsBoolean() => Checked(TypedParameterType.Boolean).b != 0;

    /// <summary>The value of a <c>String</c>.</summary>
    public string AsString()
    {
        Checked(TypedParameterType.String);
        return _list.TextAt(_index);
    }

    /// <summary>Any value, boxed; null for a type that is not known.</summary>
    public object? Value => Type switch
    {
        TypedParameterType.Int => AsInt32(),
        TypedParameterType.Uint => AsUInt32(),
        TypedParameterType.Llong => AsInt64(),
        TypedParameterType.Ullong => AsUInt64(),
        TypedParameterType.Double => AsDouble(),
        TypedParameterType.Boolean => AsBoolean(),
        TypedParameterType.String => AsString(),
        _ => null,
    };

    /// <summary>The parameter as <c>name=value</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}={Value}");

    internal virTypedParameterValue RawValue => _list.Slot(_index).Value;

    private virTypedParameterValue Checked(TypedParameterType wanted)
    {
        ref readonly var slot = ref _list.Slot(_index);
        if (slot.Type != wanted)
            ThrowNot(wanted);
        return slot.Value;
    }

    [DoesNotReturn]
    private void ThrowNot(TypedParameterType wanted) => throw new InvalidOperationException($"'{Name}' is of type {Type}, not {wanted}.");
}
