using System.Runtime.InteropServices;
using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels.VhostUser;

/// <summary>The SIGBUS handler's instructions and how they are put in place.</summary>
// SAFETY: the code page is written before it is made executable and never changed after; the sigaction structures are this frame's, larger than any libc's.
internal static unsafe class TruncationGuardCode
{
    // signal(7), sigaction(2): the same on x86-64 and arm64. SA_SIGINFO | SA_ONSTACK: .NET gives its threads signal stacks.
    private const int BusError = 7, ActionFlags = 4 | 0x08000000;

    // struct sigaction of glibc and musl on 64-bit Linux: handler, mask of 128 bytes, flags.
    private const int FlagsOffset = 136, ActionSize = 160;

    private const int PageSize = 4096;

    // Where the table's address goes: the operand of the first instruction.
    private const int TableOperand = 2;

    public static bool IsSupported => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>The assembled truncation-guard-x86_64.S.</summary>
    internal static ReadOnlySpan<byte> Instructions =>
    [
        0x49, 0xb8, 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11, 0x48, 0x8b, 0x46, 0x10, 0x49, 0x8b, 0x08, 0x4d, 0x8d, 0x48, 0x30, 0x48, 0x85, 0xc9,
        0x74, 0x17, 0x4d, 0x8b, 0x11, 0x4c, 0x39, 0xd0, 0x72, 0x06, 0x49, 0x3b, 0x41, 0x08, 0x72, 0x15, 0x49, 0x83, 0xc1, 0x20, 0x48, 0xff, 0xc9, 0xeb,
        0xe4, 0x49, 0x8b, 0x40, 0x08, 0x48, 0x83, 0xf8, 0x01, 0x76, 0x3c, 0xff, 0xe0, 0xf0, 0x49, 0xff, 0x41, 0x10, 0x4c, 0x89, 0xc0, 0x50, 0x49, 0x8b,
        0x71, 0x08, 0x4c, 0x89, 0xd7, 0x48, 0x29, 0xfe, 0xba, 0x03, 0x00, 0x00, 0x00, 0x41, 0xba, 0x32, 0x40, 0x00, 0x00, 0x49, 0xc7, 0xc0, 0xff, 0xff,
        0xff, 0xff, 0x45, 0x31, 0xc9, 0xb8, 0x09, 0x00, 0x00, 0x00, 0x0f, 0x05, 0x41, 0x58, 0x48, 0x3d, 0x01, 0xf0, 0xff, 0xff, 0x73, 0x01, 0xc3, 0xbf,
        0x07, 0x00, 0x00, 0x00, 0x49, 0x8d, 0x70, 0x10, 0x31, 0xd2, 0x41, 0xba, 0x08, 0x00, 0x00, 0x00, 0xb8, 0x0d, 0x00, 0x00, 0x00, 0x0f, 0x05, 0xc3,
    ];

    /// <summary>Makes the code the process's handler of SIGBUS; the one before it gets what isn't ours.</summary>
    public static void Install(byte* table)
    {
        var code = (byte*)PeerFileCalls.MapMemory(null, PageSize, PeerFileCalls.ProtectRead | PeerFileCalls.ProtectWrite, PeerFileCalls.MapPrivate | PeerFileCalls.MapAnonymous, -1, 0);
        if ((nint)code == -1)
            throw Libc.Failure("mmap of the SIGBUS handler");
        Instructions.CopyTo(new Span<byte>(code, PageSize));
        *(ulong*)(code + TableOperand) = (ulong)table;
        Libc.Check(PeerFileCalls.ProtectMemory(code, PageSize, PeerFileCalls.ProtectRead | PeerFileCalls.ProtectExecute), "mprotect of the SIGBUS handler");

        var before = stackalloc byte[ActionSize];
        var action = stackalloc byte[ActionSize];
        new Span<byte>(action, ActionSize).Clear();
        Libc.Check(PeerFileCalls.SignalAction(BusError, null, before), "sigaction");
        ((ulong*)table)[1] = *(ulong*)before;
        *(ulong*)action = (ulong)code;
        *(int*)(action + FlagsOffset) = ActionFlags;
        Libc.Check(PeerFileCalls.SignalAction(BusError, action, null), "sigaction");
    }
}
