using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Interop;

/// <content>Sockets: socketpair(2), send(2), recv(2), sendmsg(2).</content>
// SAFETY: as the other part.
internal static unsafe partial class Libc
{
    public const int DontWait = 0x40, NoSignal = 0x4000, CloseOnExecReceived = 0x40000000, ControlTruncated = 8;
    public const int SocketLevel = 1, Rights = 1;
    public const int UnixFamily = 1, Stream = 1, CloseOnExecSocket = 0x80000;

    [LibraryImport(Library, EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int family, int type, int protocol);

    [LibraryImport(Library, EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(int descriptor, void* address, uint length);

    [LibraryImport(Library, EntryPoint = "socketpair", SetLastError = true)]
    public static partial int SocketPair(int family, int type, int protocol, int* descriptors);

    [LibraryImport(Library, EntryPoint = "send", SetLastError = true)]
    public static partial nint Send(SafeFileHandle descriptor, void* buffer, nuint count, int flags);

    [LibraryImport(Library, EntryPoint = "recv", SetLastError = true)]
    public static partial nint Receive(SafeFileHandle descriptor, void* buffer, nuint count, int flags);

    [LibraryImport(Library, EntryPoint = "sendmsg", SetLastError = true)]
    public static partial nint SendMessage(int descriptor, MessageHeader* message, int flags);

    [LibraryImport(Library, EntryPoint = "recvmsg", SetLastError = true)]
    public static partial nint ReceiveMessage(int descriptor, MessageHeader* message, int flags);
}
