using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Interop;

/// <summary>File descriptors through Unix sockets (SCM_RIGHTS of unix(7)).</summary>
// SAFETY: all structures live on the stack for the length of each call; every descriptor that comes is owned at once.
internal static unsafe class DescriptorPassing
{
    /// <summary>The most descriptors that one message carries here; the vhost-user protocol allows eight.</summary>
    public const int Most = 8;

    private const int ControlSize = 16 + Most * sizeof(int);

    /// <summary>Sends bytes and descriptors as one message; waits while the socket is full.</summary>
    public static void Send(int socket, ReadOnlySpan<byte> bytes, params ReadOnlySpan<SafeFileHandle> descriptors)
    {
        if (Send(socket, Libc.NoSignal, bytes, descriptors) < 0)
            throw Libc.Failure("sendmsg");
    }

    /// <summary>Sends bytes and descriptors as one message, if the kernel takes it at once.</summary>
    /// <returns>The bytes sent; 0 while the socket is full, or too many descriptors of this user are under way.</returns>
    public static int TrySend(int socket, ReadOnlySpan<byte> bytes, params ReadOnlySpan<SafeFileHandle> descriptors)
    {
        var sent = Send(socket, Libc.NoSignal | Libc.DontWait, bytes, descriptors);
        if (sent >= 0)
            return sent;
        return Marshal.GetLastPInvokeError() is Libc.TryAgain or Libc.TooManyReferences ? 0 : throw Libc.Failure("sendmsg");
    }

    private static int Send(int socket, int flags, ReadOnlySpan<byte> bytes, ReadOnlySpan<SafeFileHandle> descriptors)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(descriptors.Length, Most);
        var control = stackalloc byte[ControlSize];
        fixed (byte* start = bytes)
        {
            var vector = new IoVector { Base = start, Length = (nuint)bytes.Length };
            var message = new MessageHeader { Vectors = &vector, VectorCount = 1 };
            if (descriptors.Length > 0)
            {
                var header = (ControlHeader*)control;
                *header = new() { Length = (nuint)(sizeof(ControlHeader) + descriptors.Length * sizeof(int)), Level = Libc.SocketLevel, Type = Libc.Rights };
                for (var i = 0; i < descriptors.Length; i++)
                    ((int*)(header + 1))[i] = (int)descriptors[i].DangerousGetHandle();
                message.Control = control;
                message.ControlLength = (header->Length + 7) & ~(nuint)7;
            }
            nint sent;
            do
                sent = Libc.SendMessage(socket, &message, flags);
            while (sent < 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted);
            // The descriptors must live until the kernel has taken its own references.
            foreach (var descriptor in descriptors)
                GC.KeepAlive(descriptor);
            return (int)sent;
        }
    }

    /// <summary>Receives up to <paramref name="bytes"/>.Length bytes and the descriptors that came with them, each close-on-exec.</summary>
    /// <returns>The bytes received; 0 when the peer has hung up.</returns>
    /// <exception cref="ChannelException">The call failed, or there were more descriptors than <see cref="Most"/>; those that came are closed then.</exception>
    public static int Receive(int socket, Span<byte> bytes, List<SafeFileHandle> descriptors, int flags = 0)
    {
        var control = stackalloc byte[ControlSize];
        fixed (byte* start = bytes)
        {
            var vector = new IoVector { Base = start, Length = (nuint)bytes.Length };
            var message = new MessageHeader { Vectors = &vector, VectorCount = 1, Control = control, ControlLength = ControlSize };
            nint count;
            while ((count = Libc.ReceiveMessage(socket, &message, Libc.CloseOnExecReceived | flags)) < 0)
            {
                if (Marshal.GetLastPInvokeError() != Libc.Interrupted)
                    throw Libc.Failure("recvmsg");
            }
            var first = descriptors.Count;
            Take(control, message.ControlLength, descriptors);
            if ((message.Flags & Libc.ControlTruncated) == 0)
                return (int)count;
            foreach (var descriptor in descriptors[first..])
                descriptor.Dispose();
            descriptors.RemoveRange(first, descriptors.Count - first);
            throw new ChannelException(ChannelFault.PeerViolation, $"The peer sent more than {Most} file descriptors in one message; all were closed.");
        }
    }

    private static void Take(byte* control, nuint length, List<SafeFileHandle> descriptors)
    {
        for (nuint at = 0; at + (nuint)sizeof(ControlHeader) <= length;)
        {
            var header = (ControlHeader*)(control + at);
            if (header->Length < (nuint)sizeof(ControlHeader) || header->Length > length - at)
                break;
            if (header->Level == Libc.SocketLevel && header->Type == Libc.Rights)
            {
                for (nuint i = 0; i < (header->Length - (nuint)sizeof(ControlHeader)) / sizeof(int); i++)
                    descriptors.Add(new(((int*)(header + 1))[i], ownsHandle: true));
            }
            at += (header->Length + 7) & ~(nuint)7;
        }
    }
}
