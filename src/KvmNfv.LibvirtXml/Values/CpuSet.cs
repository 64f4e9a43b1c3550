using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Serialization;

namespace KvmNfv.LibvirtXml;

/// <summary>
/// An immutable set of CPU numbers (or NUMA node numbers) in libvirt's <c>cpuset</c> syntax: <c>0-3,^2,8</c>.
/// Enumerates in ascending order. Instances are safe to share between threads.
/// </summary>
[JsonConverter(typeof(CpuSetJsonConverter))]
public sealed class CpuSet : IReadOnlyCollection<int>, IEquatable<CpuSet>, ISpanParsable<CpuSet>, ISpanFormattable
{
    /// <summary>Highest member a set can hold: 16383, libvirt's own limit (<c>VIR_DOMAIN_CPUMASK_LEN</c> is 16384).</summary>
    public const int MaxValue = 16383;

    private const int WordBits = 64;
    private readonly ulong[] _words;

    // The last word is never zero, so equal sets have equal words.
    private CpuSet(ulong[] words)
    {
        var length = words.Length;
        while (length > 0 && words[length - 1] == 0)
            length--;
        _words = length == words.Length ? words : words[..length];
        foreach (var word in _words)
            Count += BitOperations.PopCount(word);
    }

    /// <summary>The set without members.</summary>
    public static CpuSet Empty { get; } = new([]);

    /// <summary>How many CPUs are in the set.</summary>
    public int Count { get; }

    /// <summary>Whether the set has no members.</summary>
    public bool IsEmpty => _words.Length == 0;

    /// <summary>The smallest member.</summary>
    /// <exception cref="InvalidOperationException">The set is empty.</exception>
    public int Min => IsEmpty ? throw NoMembers() : this.First();

    /// <summary>The largest member.</summary>
    /// <exception cref="InvalidOperationException">The set is empty.</exception>
    public int Max => IsEmpty ? throw NoMembers() : (_words.Length * WordBits) - 1 - BitOperations.LeadingZeroCount(_words[^1]);

    /// <summary>The union of two sets.</summary>
    public static CpuSet operator |(CpuSet left, CpuSet right) => Required(left).Union(right);

    /// <summary>The intersection of two sets.</summary>
    public static CpuSet operator &(CpuSet left, CpuSet right) => Required(left).Intersect(right);

    /// <summary>The members of <paramref name="left"/> that are not in <paramref name="right"/>.</summary>
    public static CpuSet operator -(CpuSet left, CpuSet right) => Required(left).Except(right);

    /// <summary>Whether both sets have the same members.</summary>
    public static bool operator ==(CpuSet? left, CpuSet? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the sets differ.</summary>
    public static bool operator !=(CpuSet? left, CpuSet? right) => !(left == right);

    /// <summary>Makes a set of the CPUs given; duplicates count once.</summary>
    /// <param name="cpus">CPU numbers, 0 to <see cref="MaxValue"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or beyond <see cref="MaxValue"/>.</exception>
    public static CpuSet Of(params ReadOnlySpan<int> cpus)
    {
        var words = Array.Empty<ulong>();
        foreach (var cpu in cpus)
            Add(ref words, cpu);
        return new CpuSet(words);
    }

    /// <summary>Makes a set of the CPUs given; duplicates count once.</summary>
    /// <param name="cpus">CPU numbers, 0 to <see cref="MaxValue"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or beyond <see cref="MaxValue"/>.</exception>
    public static CpuSet From(IEnumerable<int> cpus)
    {
        ArgumentNullException.ThrowIfNull(cpus);
        if (cpus is CpuSet set)
            return set;
        var words = Array.Empty<ulong>();
        foreach (var cpu in cpus)
            Add(ref words, cpu);
        return new CpuSet(words);
    }

    /// <summary>Makes the set <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An end is outside 0 to <see cref="MaxValue"/>, or <paramref name="last"/> comes before
    /// <paramref name="first"/>.</exception>
    public static CpuSet Range(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        var words = new ulong[(last / WordBits) + 1];
        SetRange(words, first, last);
        return new CpuSet(words);
    }

    /// <summary>Reads libvirt's syntax: numbers and ranges joined by commas; <c>^N</c> takes N out again of what stands before it.
    /// An empty text is the empty set.</summary>
    /// <exception cref="FormatException">The text is not a CPU set or names a CPU beyond <see cref="MaxValue"/>.</exception>
    public static CpuSet Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan());
    }

    /// <summary>Reads libvirt's syntax; see <see cref="Parse(string)"/>.</summary>
    /// <exception cref="FormatException">The text is not a CPU set or names a CPU beyond <see cref="MaxValue"/>.</exception>
    public static CpuSet Parse(ReadOnlySpan<char> s) => TryParse(s, out var set)
        ? set
        : throw new FormatException($"'{s}' is not a CPU set; write numbers and ranges such as 0-3,^2,8, up to {MaxValue}.");

    /// <inheritdoc />
    static CpuSet IParsable<CpuSet>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc />
    static CpuSet ISpanParsable<CpuSet>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc />
    static bool IParsable<CpuSet>.TryParse(string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out CpuSet result) =>
        TryParse(s, out result);

    /// <inheritdoc />
    static bool ISpanParsable<CpuSet>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out CpuSet result) =>
        TryParse(s, out result);

    /// <summary>Reads libvirt's syntax without throwing; see <see cref="Parse(string)"/>.</summary>
    /// <returns>False for a null text or one that is not a CPU set.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, [MaybeNullWhen(false)] out CpuSet result)
    {
        result = null;
        return s is not null && TryParse(s.AsSpan(), out result);
    }

    /// <summary>Reads libvirt's syntax without throwing; see <see cref="Parse(string)"/>.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, [MaybeNullWhen(false)] out CpuSet result)
    {
        result = null;
        var text = s.Trim();
        if (text.IsEmpty)
        {
            result = Empty;
            return true;
        }

        var words = Array.Empty<ulong>();
        foreach (var part in text.Split(','))
        {
            if (!TryApply(ref words, text[part].Trim()))
                return false;
        }

        result = new CpuSet(words);
        return true;
    }

    /// <summary>Whether <paramref name="cpu"/> is in the set; false for numbers no set can hold.</summary>
    public bool Contains(int cpu) =>
        cpu >= 0 && cpu / WordBits < _words.Length && (_words[cpu / WordBits] & (1UL << (cpu % WordBits))) != 0;

    /// <summary>The members of this set, of the other, or of both.</summary>
    public CpuSet Union(CpuSet other)
    {
        var (large, small) = _words.Length >= Required(other)._words.Length ? (_words, other._words) : (other._words, _words);
        var words = large.ToArray();
        for (var i = 0; i < small.Length; i++)
            words[i] |= small[i];
        return new CpuSet(words);
    }

    /// <summary>The members that both sets share.</summary>
    public CpuSet Intersect(CpuSet other)
    {
        var words = new ulong[Math.Min(_words.Length, Required(other)._words.Length)];
        for (var i = 0; i < words.Length; i++)
            words[i] = _words[i] & other._words[i];
        return new CpuSet(words);
    }

    /// <summary>The members of this set that the other lacks.</summary>
    public CpuSet Except(CpuSet other)
    {
        var words = _words.ToArray();
        for (var i = 0; i < Math.Min(words.Length, Required(other)._words.Length); i++)
            words[i] &= ~other._words[i];
        return new CpuSet(words);
    }

    /// <summary>Whether the sets share at least one member.</summary>
    public bool Overlaps(CpuSet other)
    {
        for (var i = 0; i < Math.Min(_words.Length, Required(other)._words.Length); i++)
        {
            if ((_words[i] & other._words[i]) != 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether every member of this set is in the other; true for the empty set.</summary>
    public bool IsSubsetOf(CpuSet other)
    {
        if (_words.Length > Required(other)._words.Length)
            return false;
        for (var i = 0; i < _words.Length; i++)
        {
            if ((_words[i] & ~other._words[i]) != 0)
                return false;
        }

        return true;
    }

    /// <inheritdoc />
    public IEnumerator<int> GetEnumerator()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            for (var word = _words[i]; word != 0; word &= word - 1)
                yield return (i * WordBits) + BitOperations.TrailingZeroCount(word);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes the set as libvirt does: ascending, neighbours joined to ranges, as <c>0-1,3,8</c>; empty text for the empty set.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var first = NextSet(0); first >= 0;)
        {
            var last = first;
            while (Contains(last + 1))
                last++;
            text.Append(text.Length == 0 ? "" : ",").Append(first);
            if (last > first)
                text.Append('-').Append(last);
            first = NextSet(last + 1);
        }

        return text.ToString();
    }

    /// <inheritdoc />
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc />
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var text = ToString();
        charsWritten = text.TryCopyTo(destination) ? text.Length : 0;
        return charsWritten == text.Length;
    }

    /// <inheritdoc />
    public bool Equals(CpuSet? other) => other is not null && _words.AsSpan().SequenceEqual(other._words);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as CpuSet);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var word in _words)
            hash.Add(word);
        return hash.ToHashCode();
    }

    private static CpuSet Required(CpuSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set;
    }

    private static InvalidOperationException NoMembers() => new("The CPU set is empty.");

    private static bool TryApply(ref ulong[] words, ReadOnlySpan<char> part)
    {
        if (part is ['^', ..])
        {
            if (!TryNumber(part[1..], out var gone))
                return false;
            if (gone / WordBits < words.Length)
                words[gone / WordBits] &= ~(1UL << (gone % WordBits));
            return true;
        }

        var dash = part.IndexOf('-');
        int last;
        if (!TryNumber(dash < 0 ? part : part[..dash], out var first) || !TryNumber(part[(dash + 1)..], out last) || last < first)
            return false;
        Grow(ref words, last);
        SetRange(words, first, last);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= MaxValue;

    private static void Add(ref ulong[] words, int cpu)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cpu);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cpu, MaxValue);
        Grow(ref words, cpu);
        words[cpu / WordBits] |= 1UL << (cpu % WordBits);
    }

    private static void Grow(ref ulong[] words, int cpu)
    {
        if (cpu / WordBits >= words.Length)
            Array.Resize(ref words, (cpu / WordBits) + 1);
    }

    private static void SetRange(ulong[] words, int first, int last)
    {
        for (var i = first / WordBits; i <= last / WordBits; i++)
        {
            var low = i == first / WordBits ? ulong.MaxValue << (first % WordBits) : ulong.MaxValue;
            var high = i == last / WordBits ? ulong.MaxValue >> (WordBits - 1 - (last % WordBits)) : ulong.MaxValue;
            words[i] |= low & high;
        }
    }

    private int NextSet(int from)
    {
        for (var i = from / WordBits; i < _words.Length; i++)
        {
            var word = i == from / WordBits ? _words[i] & (ulong.MaxValue << (from % WordBits)) : _words[i];
            if (word != 0)
                return (i * WordBits) + BitOperations.TrailingZeroCount(word);
        }

        return -1;
    }
}
