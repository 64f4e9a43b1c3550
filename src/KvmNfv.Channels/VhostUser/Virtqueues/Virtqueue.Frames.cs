using System.Runtime.CompilerServices;
using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels.VhostUser;

/// <content>Frames on top of chains: the network header, mergeable buffers, copying, waking the guest.</content>
internal abstract unsafe partial class Virtqueue
{
    /// <summary>The most chains completed at a time.</summary>
    public const int MaxCompletion = 128;

    /// <summary>A frame of 65 535 bytes in buffers of 512.</summary>
    private const int MaxChainsOfFrame = MaxCompletion;

    /// <summary>The largest frame: an IPv4 or IPv6 packet of 65 535 bytes, an Ethernet header, two VLAN tags.</summary>
    public const int MaxFrameLength = ushort.MaxValue + 14 + 8;

    private readonly VirtioFrame* _chains;
    private readonly int _chainCapacity;
    private int _reserved;
    private int _ringing;

    /// <summary>Interrupts sent.</summary>
    public long Notifications { get; private set; }

    /// <summary>Frames that no number of this guest's buffers could take.</summary>
    public long TooLarge { get; private set; }

    /// <summary>Takes frames that the guest sent, without their network headers.</summary>
    public int Receive(VirtioFrame* frames, int max)
    {
        var count = Fetch(frames, max);
        for (var i = 0; i < count; i++)
        {
            var frame = frames + i;
            if (frame->FirstLength > HeaderSize)
            {
                frame->Data += HeaderSize;
                frame->FirstLength -= HeaderSize;
                frame->Length -= HeaderSize;
            }
            else if (!SkipHeader(frame))
            {
                return Break(VirtqueueFault.ChainTooShort);
            }
        }
        return count;
    }

    /// <summary>Gives back received frames, oldest first, and wakes the guest if it wants that.</summary>
    public void Release(VirtioFrame* frames, int count)
    {
        for (var i = 0; i < count; i++)
        {
            frames[i].Written = 0;
            frames[i].Group = 1;
        }
        for (var done = 0; done < count; done += MaxCompletion)
            Complete(frames + done, Math.Min(MaxCompletion, count - done));
        Notify();
    }

    /// <summary>Copies frames into the guest's buffers and wakes it if it wants that.</summary>
    /// <returns>How many were taken; the rest finds no buffers now. Frames that can never fit are taken and counted as <see cref="TooLarge"/>.</returns>
    public int Send(VirtioFrame* frames, int count)
    {
        var sent = 0;
        while (sent < count)
        {
            var fetched = Fetch(_chains, Math.Min(count - sent, _chainCapacity));
            if (fetched == 0)
                break;
            var more = Fill(frames + sent, count - sent, fetched);
            if (more == 0)
                break;
            sent += more;
        }
        Notify();
        return sent;
    }

    /// <summary>Fetches chains with room for frames of a size, to be written in place and given back with <see cref="Commit"/>, or to be filled with <see cref="SendReserved"/>.</summary>
    /// <param name="places">Where each frame may be written; null when its buffers are in pieces.</param>
    /// <param name="max">The most frames.</param>
    /// <param name="size">Bytes of each.</param>
    /// <param name="inPlace">Whether every frame has a place.</param>
    /// <returns>How many frames there is room for.</returns>
    public int Reserve(byte** places, int max, uint size, out bool inPlace)
    {
        var needed = size + HeaderSize;
        var frames = 0;
        var used = 0;
        inPlace = true;
        _reserved = 0;
        while (frames < max)
        {
            var first = used;
            var room = 0u;
            while (room < needed && (room == 0 || Mergeable) && (used < _reserved || FetchReserved(max - frames)))
                room += Math.Min(_chains[used++].Length, needed);
            if (room < needed)
            {
                used = first;
                break;
            }
            var whole = _chains[first].FirstLength >= needed;
            inPlace &= whole;
            places[frames++] = whole ? _chains[first].Data + HeaderSize : null;
        }
        Unfetch(_chains + used, _reserved - used);
        _reserved = used;
        return frames;
    }

    /// <summary>Gives back what was reserved, unused.</summary>
    public void Unreserve()
    {
        Unfetch(_chains, _reserved);
        _reserved = 0;
    }

    /// <summary>Completes the first reserved frames, which were written in place, and gives back the others.</summary>
    public void Commit(ReadOnlySpan<Frame> frames)
    {
        for (var i = 0; i < frames.Length; i++)
        {
            WriteHeader(_chains[i].Data, 1);
            _chains[i].Written = (uint)frames[i].Length + HeaderSize;
            _chains[i].Group = 1;
        }
        Complete(_chains, frames.Length);
        Unfetch(_chains + frames.Length, _reserved - frames.Length);
        _reserved = 0;
        Notify();
    }

    /// <summary>Copies frames into what was reserved and gives back the rest.</summary>
    /// <returns>How many were taken: all, unless one is larger than what was reserved.</returns>
    public int SendReserved(VirtioFrame* frames, int count)
    {
        var sent = Fill(frames, count, _reserved);
        _reserved = 0;
        Notify();
        return sent;
    }

    private bool FetchReserved(int most)
    {
        var more = Fetch(_chains + _reserved, Math.Min(most, _chainCapacity - _reserved));
        _reserved += more;
        return more > 0;
    }

    // Copies frames into the chains that were fetched, fetches more for large ones, gives back what is left. The number of frames taken.
    private int Fill(VirtioFrame* frames, int count, int fetched)
    {
        var sent = 0;
        var used = 0;
        while (sent < count && used < fetched)
        {
            var frame = frames + sent;
            var chain = _chains + used;
            if (frame->Length > MaxFrameLength)
            {
                TooLarge++;
                sent++;
                continue;
            }
            var needed = frame->Length + HeaderSize;
            if (chain->FirstLength >= needed)
            {
                WriteHeader(chain->Data, 1);
                Copy(frame, chain->Data + HeaderSize);
                chain->Written = needed;
                chain->Group = 1;
                used++;
                sent++;
                continue;
            }
            var chains = Scatter(frame, needed, used, ref fetched);
            if (chains == 0)
                break;
            if (chains < 0)
                TooLarge++;
            else
                used += chains;
            sent++;
        }
        Complete(_chains, used);
        Unfetch(_chains + used, fetched - used);
        return sent;
    }

    /// <summary>Interrupts the guest if it asked for that and something was completed.</summary>
    public void Notify()
    {
        if (!MustNotify() || Call is not { } call)
            return;
        var one = 1ul;
        Notifications++;
        // A front-end may hand over a descriptor whose counter is full and that blocks: see Unblock.
        Volatile.Write(ref _ringing, 1);
        _ = Libc.Write(call, &one, sizeof(ulong));
        Volatile.Write(ref _ringing, 0);
    }

    /// <summary>Frees a data path that hangs in waking the guest, by taking the counter that the front-end filled. For the control path, now and then.</summary>
    /// <returns>Whether it hung.</returns>
    public bool Unblock()
    {
        if (Volatile.Read(ref _ringing) == 0 || Call is not { } call || Polling.Writable((int)call.DangerousGetHandle(), TimeSpan.Zero))
            return false;
        ulong count;
        return Libc.Read(call, &count, sizeof(ulong)) > 0;
    }

    /// <summary>Copies a frame to memory that has room for all of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(VirtioFrame* frame, byte* to)
    {
        if (frame->HeadLength != 0)
        {
            Unsafe.CopyBlockUnaligned(to, frame->Head, frame->HeadLength);
            to += frame->HeadLength;
        }
        Unsafe.CopyBlockUnaligned(to, frame->Data, frame->FirstLength);
        if (frame->MoreCount != 0)
            CopyMore(frame, to + frame->FirstLength);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CopyMore(VirtioFrame* frame, byte* to)
    {
        for (var i = 0; i < frame->MoreCount; i++)
        {
            Unsafe.CopyBlockUnaligned(to, frame->More[i].Start, frame->More[i].Length);
            to += frame->More[i].Length;
        }
    }

    // A header may lie in pieces of its own, or in part of one. False: the chain ends before a frame begins.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool SkipHeader(VirtioFrame* frame)
    {
        if (frame->Length <= HeaderSize)
            return false;
        var skip = HeaderSize;
        frame->Length -= skip;
        while (frame->FirstLength <= skip)
        {
            skip -= frame->FirstLength;
            frame->Data = frame->More->Start;
            frame->FirstLength = frame->More->Length;
            frame->More++;
            frame->MoreCount--;
        }
        frame->Data += skip;
        frame->FirstLength -= skip;
        return true;
    }

    // virtio 1.2 section 5.1.6: no offload is offered, so all is zero but the number of buffers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteHeader(byte* to, int buffers)
    {
        *(ulong*)to = 0;
        if (HeaderSize == 12)
            *(uint*)(to + 8) = (uint)buffers << 16;
        else
            *(ushort*)(to + 8) = 0;
    }

    // Writes a frame that one first piece doesn't hold. The number of chains used; 0: no room now; -1: never.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Scatter(VirtioFrame* frame, uint needed, int first, ref int fetched)
    {
        var room = 0u;
        var chains = 0;
        while (room < needed)
        {
            if (chains > 0 && !Mergeable)
                return -1;
            if (first + chains == fetched)
            {
                var more = Fetch(_chains + fetched, _chainCapacity - fetched);
                fetched += more;
                if (more == 0)
                    return first == 0 && fetched == _chainCapacity ? -1 : 0;
            }
            room += Math.Min(_chains[first + chains++].Length, needed);
        }

        var header = stackalloc byte[12];
        WriteHeader(header, chains);
        var target = new ScatterTarget(_chains + first);
        target.Write(header, HeaderSize);
        target.Write(frame->Head, frame->HeadLength);
        target.Write(frame->Data, frame->FirstLength);
        for (var i = 0; i < frame->MoreCount; i++)
            target.Write(frame->More[i].Start, frame->More[i].Length);
        target.End();
        for (var i = 0; i < chains; i++)
            _chains[first + i].Group = i == 0 ? (ushort)chains : (ushort)0;
        return chains;
    }
}
