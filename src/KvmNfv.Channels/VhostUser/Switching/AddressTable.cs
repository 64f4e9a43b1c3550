namespace KvmNfv.Channels.VhostUser;

/// <summary>Which port an address of a VLAN was last seen on. Looked up by every thread without a lock; changed under one.</summary>
/// <remarks>A key has the address in its lower 48 bits and the VLAN above. An entry is changed by clearing its key first and writing it last, and a reader looks at the key before
/// and after it took the port: it never pairs one entry's key with another's port.</remarks>
internal sealed class AddressTable(TimeSpan age, int maxPerPort, int maxPorts)
{
    private const int Capacity = 8192, Probes = 16;

    private readonly Lock _lock = new();
    private readonly ulong[] _keys = new ulong[Capacity];
    private readonly int[] _ports = new int[Capacity];
    private readonly long[] _seen = new long[Capacity];
    private readonly int[] _learned = new int[maxPorts];

    public static ulong Key(ulong address, int vlan) => address & 0xffff_ffff_ffff | (ulong)vlan << 48;

    /// <summary>The port, or -1.</summary>
    public int Find(ulong key)
    {
        for (var i = 0; i < Probes; i++)
        {
            var slot = Slot(key, i);
            if (Volatile.Read(ref _keys[slot]) != key)
                continue;
            var port = Volatile.Read(ref _ports[slot]);
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _keys[slot]) == key)
                return port;
        }
        return -1;
    }

    /// <summary>The address was seen on a port, at a time in milliseconds.</summary>
    /// <returns>False when the port has learned its share, or the table has no place.</returns>
    public bool Learn(ulong key, int port, long now)
    {
        var free = -1;
        for (var i = 0; i < Probes; i++)
        {
            var slot = Slot(key, i);
            var found = Volatile.Read(ref _keys[slot]);
            if (found == key)
            {
                if (Volatile.Read(ref _ports[slot]) != port)
                    return Move(slot, key, port, now);
                Volatile.Write(ref _seen[slot], now);
                return true;
            }
            if (free < 0 && found == 0)
                free = slot;
        }
        return free >= 0 && Insert(free, key, port, now);
    }

    /// <summary>Forgets what was not seen for long, and what was learned on a port that is gone.</summary>
    public void Sweep(long now, int gonePort = -1)
    {
        lock (_lock)
        {
            for (var slot = 0; slot < Capacity; slot++)
            {
                if (_keys[slot] == 0 || (_ports[slot] != gonePort && now - Volatile.Read(ref _seen[slot]) <= age.TotalMilliseconds))
                    continue;
                Volatile.Write(ref _keys[slot], 0);
                _learned[_ports[slot]]--;
            }
        }
    }

    private bool Insert(int slot, ulong key, int port, long now)
    {
        lock (_lock)
        {
            if (_keys[slot] != 0 || _learned[port] >= maxPerPort)
                return false;
            Put(slot, key, port, now);
            return true;
        }
    }

    private bool Move(int slot, ulong key, int port, long now)
    {
        lock (_lock)
        {
            if (_keys[slot] != key || _learned[port] >= maxPerPort)
                return false;
            _learned[_ports[slot]]--;
            Volatile.Write(ref _keys[slot], 0);
            Interlocked.MemoryBarrier();
            Put(slot, key, port, now);
            return true;
        }
    }

    private void Put(int slot, ulong key, int port, long now)
    {
        _learned[port]++;
        Volatile.Write(ref _ports[slot], port);
        Volatile.Write(ref _seen[slot], now);
        Volatile.Write(ref _keys[slot], key);
    }

    private static int Slot(ulong key, int probe) => (int)(((key * 0x9e37_79b9_7f4a_7c15ul) >> 40) + (ulong)probe) & (Capacity - 1);
}
