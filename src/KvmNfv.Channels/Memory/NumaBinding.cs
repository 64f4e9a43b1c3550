using System.Runtime.InteropServices;
using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels;

/// <summary>Binds memory to a node before it is touched: mbind(2) with MPOL_BIND.</summary>
// SAFETY: mbind changes the policy of a mapping of the caller's; the mask lives on this stack.
internal static unsafe class NumaBinding
{
    private const int BindMode = 2;
    private const int MaskBits = 1024;

    public static void Apply(void* address, long size, int? node)
    {
        if (node is not { } wanted)
            return;
        if (wanted is < 0 or >= MaskBits)
            throw new ArgumentOutOfRangeException(nameof(node), node, $"A memory node is a number from 0 to {MaskBits - 1}.");
        var mask = stackalloc ulong[MaskBits / 64];
        new Span<ulong>(mask, MaskBits / 64).Clear();
        mask[wanted / 64] = 1ul << (wanted % 64);
        // The kernel reads one bit less than it is told (mbind(2), "maxnode").
        if (Libc.BindMemory(CallNumber, address, (nuint)size, BindMode, mask, MaskBits + 1, 0) < 0)
            throw new ChannelException(ChannelFault.System, $"The memory can't be bound to node {wanted}: {Marshal.GetLastPInvokeErrorMessage()} Is there such a node (/sys/devices/system/node)?");
    }

    // asm/unistd_64.h, asm-generic/unistd.h
    private static nint CallNumber => RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 237 : 235;
}
