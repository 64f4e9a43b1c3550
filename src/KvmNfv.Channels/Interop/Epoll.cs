using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace KvmNfv.Channels.Interop;

/// <summary>epoll(7), as far as doorbells need it.</summary>
// SAFETY: event structures live on the caller's stack for the length of each call.
internal static unsafe class Epoll
{
    private const int CloseOnExec = 0x80000, AddOperation = 1, RemoveOperation = 2, ModifyOperation = 3;
    private const uint In = 1, OneShot = 1u << 30, EdgeTriggered = 1u << 31;

    // struct epoll_event is packed on x86-64 (12 bytes, data at 4) and aligned elsewhere (16 bytes, data at 8): sys/epoll.h.
    private static readonly int s_size = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int s_data = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;

    public static int Create() => Libc.Check(Libc.EpollCreate(CloseOnExec), "epoll_create1");

    /// <summary>Adds a descriptor, silent until it is armed.</summary>
    public static void Add(int epoll, int descriptor) => Libc.Check(Change(epoll, AddOperation, descriptor, OneShot), "epoll_ctl");

    public static bool TryArmOnce(int epoll, int descriptor) => Change(epoll, ModifyOperation, descriptor, In | OneShot) == 0;

    /// <summary>Adds a descriptor that makes the epoll readable once for each time that it becomes readable itself, until the next <see cref="Wait"/>.</summary>
    public static void AddEdge(int epoll, int descriptor) => Libc.Check(Change(epoll, AddOperation, descriptor, In | EdgeTriggered), "epoll_ctl");

    /// <summary>Removes a descriptor; one that was closed has gone by itself.</summary>
    public static bool TryRemove(int epoll, int descriptor) => Change(epoll, RemoveOperation, descriptor, 0) == 0;

    /// <summary>Waits; gives the descriptors that are ready.</summary>
    public static int Wait(int epoll, Span<int> ready, TimeSpan most)
    {
        var events = stackalloc byte[s_size * ready.Length];
        var count = Libc.EpollWait(epoll, events, ready.Length, (int)most.TotalMilliseconds);
        if (count < 0 && Marshal.GetLastPInvokeError() != Libc.Interrupted)
            throw Libc.Failure("epoll_wait");
        for (var i = 0; i < count; i++)
            ready[i] = BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(events + i * s_size + s_data, sizeof(int)));
        return Math.Max(0, count);
    }

    private static int Change(int epoll, int operation, int descriptor, uint events)
    {
        var change = stackalloc byte[16];
        *(uint*)change = events;
        *(int*)(change + s_data) = descriptor;
        return Libc.EpollControl(epoll, operation, descriptor, change);
    }
}
