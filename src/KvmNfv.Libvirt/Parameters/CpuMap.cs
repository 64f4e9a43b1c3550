using System.Collections;

namespace KvmNfv.Libvirt;

/// <summary>A set of host CPUs as libvirt passes it: one bit a CPU, little end first. Immutable.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1710", Justification = "A CPU map is libvirt's word; a set of CPUs is what it is.")]
public sealed class CpuMap : IReadOnlyCollection<int>, IEquatable<CpuMap>
{
    /// <summary>The highest CPU number taken: libvirt's limit for a map over RPC is 4096 bytes (REMOTE_CPUMAP_MAX in remote_protocol.x).</summary>
    public const int MaxCpu = (4096 * 8) - 1;

    private readonly byte[] _bytes;

    internal CpuMap(byte[] bytes) => _bytes = bytes;

    /// <summary>Makes the set of the given CPUs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A CPU is negative or beyond <see cref="MaxCpu"/>.</exception>
    /// <exception cref="ArgumentException">There is no CPU: libvirt refuses an empty map.</exception>
    public static CpuMap Of(params IEnumerable<int> cpus)
    {
        ArgumentNullException.ThrowIfNull(cpus);
        int[] all = [.. cpus];
        if (all.Length == 0)
            throw new ArgumentException("A CPU map needs at least one CPU.", nameof(cpus));
        foreach (var cpu in all)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(cpu, nameof(cpus));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(cpu, MaxCpu, nameof(cpus));
        }
        var bytes = new byte[(all.Max() / 8) + 1];
        foreach (var cpu in all)
            bytes[cpu / 8] |= (byte)(1 << (cpu % 8));
        return new(bytes);
    }

    /// <summary>How many CPUs are in the set.</summary>
    public int Count => _bytes.Sum(b => int.PopCount(b));

    internal byte[] Bytes => _bytes;

    /// <summary>Whether a CPU is in the set.</summary>
    public bool Contains(int cpu) => cpu >= 0 && cpu / 8 < _bytes.Length && (_bytes[cpu / 8] & (1 << (cpu % 8))) != 0;

    /// <summary>The CPUs, lowest first.</summary>
    public IEnumerator<int> GetEnumerator()
    {
        for (var cpu = 0; cpu < _bytes.Length * 8; cpu++)
        {
            if (Contains(cpu))
                yield return cpu;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both sets have the same CPUs.</summary>
    public bool Equals(CpuMap? other) => other is not null && _bytes.AsSpan().TrimEnd((byte)0).SequenceEqual(other._bytes.AsSpan().TrimEnd((byte)0));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CpuMap);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_bytes.AsSpan().TrimEnd((byte)0));
        return hash.ToHashCode();
    }

    /// <summary>The CPUs, separated by commas.</summary>
    public override string ToString() => string.Join(',', this);
}
