using System.Runtime.InteropServices;
using System.Text;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>The names of a list's parameters, in their order, as UTF-8.</summary>
/// <remarks>
/// libvirt spends 80 bytes on each name, and whoever polls gets the same names with every answer: sets of names that came before are shared,
/// so that an answer costs managed memory only for its values. Shared sets never change.
/// </remarks>
internal sealed unsafe class TypedParameterNames
{
    /// <summary>VIR_TYPED_PARAM_FIELD_LENGTH (libvirt-common.h).</summary>
    public const int FieldLength = 80;

    // Both bound what the cache can hold, about 64 * 128 * 20 bytes, whatever a server sends. Longer lists pay for their names.
    private const int CacheSize = 64;
    private const int LongestShared = 128;

    private static readonly TypedParameterNames?[] s_cache = new TypedParameterNames?[CacheSize];

    private readonly bool _shared;

    // The names one after the other, each with its NUL, so that one comparison tells whether a field has the same name.
    private byte[] _utf8;
    private int[] _ends;
    private string?[]? _texts;

    public TypedParameterNames() => (_utf8, _ends) = ([], []);

    private TypedParameterNames(byte[] utf8, int[] ends, bool shared) => (_utf8, _ends, Count, _shared) = (utf8, ends, ends.Length, shared);

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : _ends[index - 1];
            return new(_utf8, start, _ends[index] - start - 1);
        }
    }

    // SAFETY: `native` has `count` parameters, which stay valid during the call.
    public static TypedParameterNames Of(virTypedParameter* native, int count)
    {
        if (count is 0 or > LongestShared)
            return Copy(native, count, shared: false);
        ref var place = ref s_cache[Place(native, count)];
        if (Volatile.Read(ref place) is { } known && known.AreThoseOf(native, count))
            return known;
        var names = Copy(native, count, shared: true);
        Volatile.Write(ref place, names);
        return names;
    }

    /// <summary>The name as a string; a shared set makes each only once.</summary>
    public string Text(int index)
    {
        if (!_shared)
            return Encoding.UTF8.GetString(this[index]);
        // Two threads may make the same string at once; either will do.
        var texts = _texts ??= new string?[Count];
        return texts[index] ??= Encoding.UTF8.GetString(this[index]);
    }

    /// <summary>These names and one more: this set if nobody shares it.</summary>
    public TypedParameterNames With(string name)
    {
        if (_shared)
            return new TypedParameterNames((byte[])_utf8.Clone(), (int[])_ends.Clone(), shared: false).With(name);
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (Count == _ends.Length)
            Array.Resize(ref _ends, Math.Max(4, Count * 2));
        if (start + FieldLength > _utf8.Length)
            Array.Resize(ref _utf8, Math.Max(FieldLength * 2, _utf8.Length * 2));
        var end = start + Encoding.UTF8.GetBytes(name, _utf8.AsSpan(start));
        _utf8[end] = 0;
        _ends[Count++] = end + 1;
        return this;
    }

    // SAFETY: as Of.
    private static TypedParameterNames Copy(virTypedParameter* native, int count, bool shared)
    {
        var ends = new int[count];
        var end = 0;
        for (var i = 0; i < count; i++)
            ends[i] = end += NameOf(native + i).Length + 1;
        var names = new TypedParameterNames(new byte[end], ends, shared);
        for (var i = 0; i < count; i++)
            NameOf(native + i).CopyTo(names._utf8.AsSpan(i == 0 ? 0 : ends[i - 1]));
        return names;
    }

    // SAFETY: as Of. A name and its NUL are at most as long as the field that is compared with them: NameOf sees to that.
    private bool AreThoseOf(virTypedParameter* native, int count)
    {
        if (Count != count)
            return false;
        var start = 0;
        fixed (byte* known = _utf8)
        {
            for (var i = 0; i < count; i++)
            {
                var end = _ends[i];
                if (!new ReadOnlySpan<byte>(known + start, end - start).SequenceEqual(new(native[i].field, end - start)))
                    return false;
                start = end;
            }
        }
        return true;
    }

    // SAFETY: as Of. libvirt always terminates names; one that is not is cut where its terminator belongs.
    private static ReadOnlySpan<byte> NameOf(virTypedParameter* parameter)
    {
        var name = new ReadOnlySpan<byte>(parameter->field, FieldLength - 1);
        var end = name.IndexOf((byte)0);
        return end < 0 ? name : name[..end];
    }

    // Lists differ in their lengths or in their last names more often than not; where they don't, they take each other's place.
    private static int Place(virTypedParameter* native, int count)
    {
        var last = NameOf(native + count - 1);
        var hash = (ulong)((count * CacheSize) + last.Length);
        if (last.Length >= sizeof(ulong))
            hash ^= MemoryMarshal.Read<ulong>(last) ^ (MemoryMarshal.Read<ulong>(last[^sizeof(ulong)..]) * 31);
        else if (last.Length > 0)
            hash ^= ((ulong)last[0] << 8) ^ last[^1];
        // The golden ratio's fraction, which spreads near numbers far apart (Knuth, TAOCP 3, 6.4).
        return (int)((hash * 0x9E3779B97F4A7C15) >> 58);
    }
}
