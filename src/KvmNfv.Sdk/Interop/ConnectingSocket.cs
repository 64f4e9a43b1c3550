using System.Runtime.InteropServices;

namespace KvmNfv.Sdk.Interop;

/// <summary>TCP connections that are begun and looked at later. .NET's sockets allocate for each; a probe makes a thousand a second.</summary>
internal static unsafe partial class ConnectingSocket
{
    // bits/socket_type.h and asm-generic/socket.h; the same on x86 and ARM.
    private const int Stream = 1, NonBlocking = 0x800, CloseOnExec = 0x80000, SocketLevel = 1, ErrorOption = 4, LingerOption = 13;
    private const int InProgress = 115, NetworkUnreachable = 101, FamilyUnsupported = 97;
    private const int LargestAddress = 128;

    /// <summary>Whether an error says that this machine can't ask, and not that the other one doesn't answer.</summary>
    public static bool IsHopeless(int error) =>
        error is LibC.NotPermitted or LibC.AccessDenied or LibC.InvalidArgument or LibC.TooManyDescriptors or FamilyUnsupported or NetworkUnreachable;

    /// <summary>Begins to connect.</summary>
    /// <param name="address">A struct sockaddr.</param>
    /// <param name="error">errno where it could not begin.</param>
    /// <returns>The descriptor; -1 where it could not begin.</returns>
    // SAFETY: the kernel reads the address and the option, both kept during the calls.
    public static int Begin(ReadOnlySpan<byte> address, out int error)
    {
        var fd = Socket(BitConverter.ToUInt16(address), Stream | NonBlocking | CloseOnExec, 0);
        error = fd < 0 ? Marshal.GetLastPInvokeError() : 0;
        if (fd < 0)
            return fd;
        // On, for no time: closing resets, and leaves no connection behind that waits for its end (socket(7)).
        var linger = stackalloc int[] { 1, 0 };
        _ = SetOption(fd, SocketLevel, LingerOption, linger, 2 * sizeof(int));
        fixed (byte* to = address)
        {
            if (Connect(fd, to, (uint)address.Length) == 0 || Marshal.GetLastPInvokeError() is var code && code == InProgress)
                return fd;
            error = code;
        }

        _ = LibC.Close(fd);
        return -1;
    }

    /// <summary>Whether one that is ready is connected, and not to itself, as happens on the loopback where nobody listens.</summary>
    // SAFETY: the kernel writes at most the lengths given.
    public static bool Succeeded(int fd, ReadOnlySpan<byte> address)
    {
        int error = 0;
        uint size = sizeof(int);
        if (GetOption(fd, SocketLevel, ErrorOption, &error, &size) != 0 || error != 0)
            return false;
        Span<byte> own = stackalloc byte[LargestAddress];
        uint length = LargestAddress;
        fixed (byte* first = own)
            return GetName(fd, first, &length) == 0 && !own[..(int)Math.Min(length, LargestAddress)].SequenceEqual(address);
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    private static partial int Connect(int fd, byte* address, uint length);

    [LibraryImport("libc", EntryPoint = "setsockopt")]
    private static partial int SetOption(int fd, int level, int option, void* value, uint length);

    [LibraryImport("libc", EntryPoint = "getsockopt")]
    private static partial int GetOption(int fd, int level, int option, void* value, uint* length);

    [LibraryImport("libc", EntryPoint = "getsockname")]
    private static partial int GetName(int fd, byte* address, uint* length);
}
