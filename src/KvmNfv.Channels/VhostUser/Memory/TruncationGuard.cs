using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels.VhostUser;

/// <summary>Keeps the process alive when a peer truncates a file that is mapped here: the pages it took away read as zeros from then on.</summary>
/// <remarks>Touching a page behind a file's end raises SIGBUS, which no managed code can handle. Files sealed against shrinking can't be truncated; others (huge pages
/// of hugetlbfs, files, DPDK's memory) need this. A signal handler of a few instructions (truncation-guard-x86_64.S) looks the address up in a table of mapped ranges,
/// puts anonymous memory over the whole range and counts it; anything else goes to the handler that was there before. It costs nothing until it is needed. Ranges are
/// added and removed under a lock; the handler only reads entries, whose end is written last and cleared first.</remarks>
// SAFETY: the table and the code live as long as the process; entries are changed under the lock in an order that never shows a half entry to the handler.
internal static unsafe class TruncationGuard
{
    /// <summary>Ranges that can be guarded at a time: 8 devices of 509 regions each and more of ordinary ones.</summary>
    internal const int Capacity = 4096;

    private const int HeaderSize = 48;
    private static readonly Lock s_lock = new();
    private static byte* s_table;

    /// <summary>Whether this architecture has a handler. Elsewhere only sealed files are mapped.</summary>
    public static bool IsSupported => TruncationGuardCode.IsSupported;

    /// <summary>Guards a mapped range.</summary>
    /// <returns>Its slot, for <see cref="Remove"/> and <see cref="Faults"/>.</returns>
    /// <exception cref="ChannelException">The table is full.</exception>
    public static int Add(byte* start, nuint length)
    {
        lock (s_lock)
        {
            if (s_table == null)
                Install();
            for (var slot = 0; slot < Capacity; slot++)
            {
                var entry = Entry(slot);
                if (entry[1] != 0)
                    continue;
                entry[0] = (ulong)start;
                entry[2] = 0;
                Volatile.Write(ref entry[1], (ulong)start + length);
                if (*(ulong*)s_table <= (ulong)slot)
                    Volatile.Write(ref *(ulong*)s_table, (ulong)slot + 1);
                return slot;
            }
        }
        throw new ChannelException(ChannelFault.System, $"{Capacity} ranges of shared memory are mapped already: close devices, or have their front-ends use fewer memory regions.");
    }

    /// <summary>No longer guards a range; call it before the range is unmapped.</summary>
    public static void Remove(int slot)
    {
        lock (s_lock)
            Volatile.Write(ref Entry(slot)[1], 0);
    }

    /// <summary>How often the file behind the range was found too short.</summary>
    public static ulong Faults(int slot) => Volatile.Read(ref Entry(slot)[2]);

    private static ulong* Entry(int slot) => (ulong*)(s_table + HeaderSize + slot * 32);

    private static void Install()
    {
        var size = (nuint)(HeaderSize + Capacity * 32);
        var table = (byte*)PeerFileCalls.MapMemory(null, size, PeerFileCalls.ProtectRead | PeerFileCalls.ProtectWrite, PeerFileCalls.MapPrivate | PeerFileCalls.MapAnonymous, -1, 0);
        if ((nint)table == -1)
            throw Libc.Failure("mmap of the table of guarded ranges");
        TruncationGuardCode.Install(table);
        s_table = table;
    }
}
