using System.Buffers;

namespace KvmNfv.Libvirt;

/// <summary>Moves whole volumes, in pieces that fit one message of libvirt's protocol.</summary>
internal static class VolumeCopy
{
    public static async Task Download(LibvirtDataStream source, Stream destination, bool sparse, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var flags = sparse ? StreamRecvFlagsValues.StopAtHole : StreamRecvFlagsValues.None;
        var buffer = ArrayPool<byte>.Shared.Rent(LibvirtStream.MaxPiece);
        try
        {
            var moved = 0L;
            var endsInHole = false;
            while (await source.ReceiveAsync(buffer, flags, cancellationToken).ConfigureAwait(false) is { Kind: not StreamResultKind.End } piece)
            {
                endsInHole = piece.Kind == StreamResultKind.Hole;
                if (endsInHole)
                {
                    var hole = source.ReceiveHole();
                    destination.Seek(hole, SeekOrigin.Current);
                    moved += hole;
                }
                else
                {
                    await destination.WriteAsync(buffer.AsMemory(0, piece.Count), cancellationToken).ConfigureAwait(false);
                    moved += piece.Count;
                }
                progress?.Report(moved);
            }
            if (endsInHole && destination.Length < destination.Position)
                destination.SetLength(destination.Position);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static async Task Upload(Stream source, LibvirtDataStream destination, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LibvirtStream.MaxPiece);
        try
        {
            var moved = 0L;
            int count;
            while ((count = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                progress?.Report(moved += count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static async Task UploadSparse(SparseFile source, LibvirtDataStream destination, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LibvirtStream.MaxPiece);
        try
        {
            while (source.NextSegment() is { Length: > 0 } segment)
            {
                if (segment.IsData)
                {
                    var count = source.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, segment.Length)));
                    await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await destination.SendHoleAsync(segment.Length, cancellationToken).ConfigureAwait(false);
                    source.Skip(segment.Length);
                }
                progress?.Report(source.Position);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
