using System.Runtime.InteropServices;

namespace KvmNfv.Channels.Interop;

/// <summary>Looks at descriptors with poll(2).</summary>
internal static class Polling
{
    /// <summary>Sleeps until the descriptor is readable or hung up.</summary>
    /// <returns>False when the time was up, or a signal came.</returns>
    public static bool Readable(int descriptor, TimeSpan most) => Ready(descriptor, Libc.PollIn, most);

    /// <summary>Sleeps until the descriptor takes bytes or is hung up.</summary>
    /// <returns>False when the time was up, or a signal came.</returns>
    public static bool Writable(int descriptor, TimeSpan most) => Ready(descriptor, Libc.PollOut, most);

    // SAFETY: the structures live on this stack for the length of the call.
    private static unsafe bool Ready(int descriptor, short events, TimeSpan most)
    {
        var poll = new PollDescriptor { Descriptor = descriptor, Events = events };
        var ticks = Math.Max(0, most.Ticks);
        var time = new TimeSpec { Seconds = ticks / TimeSpan.TicksPerSecond, Nanoseconds = ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick };
        var result = Libc.PollPrecise(&poll, 1, &time, null);
        if (result < 0 && Marshal.GetLastPInvokeError() != Libc.Interrupted)
            throw Libc.Failure("ppoll");
        return result > 0;
    }

    /// <summary>Whether the other end of a socket or pipe has gone; doesn't wait.</summary>
    // SAFETY: the structure lives on this stack for the length of the call.
    public static unsafe bool HungUp(int descriptor)
    {
        var poll = new PollDescriptor { Descriptor = descriptor };
        return Libc.Poll(&poll, 1, 0) > 0 && (poll.Returned & (Libc.PollHangUp | Libc.PollErr)) != 0;
    }
}
