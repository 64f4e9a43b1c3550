using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed partial class StorageVolume
{
    /// <summary>Opens the volume's content for reading.</summary>
    /// <param name="offset">Where to begin, in bytes.</param>
    /// <param name="length">How many bytes; 0 for all that follow.</param>
    /// <param name="flags"><c>SparseStream</c> sends holes as holes; as a <see cref="Stream"/> they read as zeros.</param>
    /// <remarks><c>virStorageVolDownload</c>, since libvirt 0.9.0.</remarks>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: both native objects are leased during the call.
    public LibvirtDataStream OpenDownload(ulong offset = 0, ulong length = 0, StorageVolDownloadFlags flags = StorageVolDownloadFlags.None) =>
        Connection.OpenStream(FileAccess.Read, null, stream =>
        {
            using var self = Lease();
            if (Native.virStorageVolDownload(self.Pointer, stream, offset, length, (uint)flags) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virStorageVolDownload));
        });

    /// <summary>Opens the volume's content for reading, off the calling thread.</summary>
    /// <inheritdoc cref="OpenDownload"/>
    public async Task<Stream> OpenDownloadAsync(
        ulong offset = 0, ulong length = 0, StorageVolDownloadFlags flags = StorageVolDownloadFlags.None, CancellationToken cancellationToken = default) =>
        await Gate.Run(CallLane.Ordinary, () => OpenDownload(offset, length, flags), cancellationToken).ConfigureAwait(false);

    /// <summary>Opens the volume's content for writing.</summary>
    /// <param name="offset">Where to begin, in bytes.</param>
    /// <param name="length">How many bytes will be written, then exactly as many must be; 0 for any number.</param>
    /// <param name="flags"><c>SparseStream</c> allows holes.</param>
    /// <remarks><c>virStorageVolUpload</c>, since libvirt 0.9.0. A failed or aborted upload leaves the volume partly written.</remarks>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: both native objects are leased during the call.
    public LibvirtDataStream OpenUpload(ulong offset = 0, ulong length = 0, StorageVolUploadFlags flags = StorageVolUploadFlags.None) =>
        Connection.OpenStream(FileAccess.Write, length == 0 ? null : checked((long)length), stream =>
        {
            using var self = Lease();
            if (Native.virStorageVolUpload(self.Pointer, stream, offset, length, (uint)flags) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virStorageVolUpload));
        });

    /// <summary>Opens the volume's content for writing, off the calling thread.</summary>
    /// <inheritdoc cref="OpenUpload"/>
    public async Task<Stream> OpenUploadAsync(
        ulong offset = 0, ulong length = 0, StorageVolUploadFlags flags = StorageVolUploadFlags.None, CancellationToken cancellationToken = default) =>
        await Gate.Run(CallLane.Ordinary, () => OpenUpload(offset, length, flags), cancellationToken).ConfigureAwait(false);

    /// <summary>Copies the volume's content to a stream. Cancelling aborts it.</summary>
    /// <param name="destination">Where it goes, from its present position.</param>
    /// <param name="offset">Where to begin in the volume, in bytes.</param>
    /// <param name="length">How many bytes; 0 for all that follow.</param>
    /// <param name="sparse">Whether holes are left as holes, by seeking over them: the destination must be able to seek, and be new or empty.</param>
    /// <param name="progress">Told the number of bytes so far, holes included.</param>
    /// <param name="cancellationToken">Aborts the transfer.</param>
    public async Task DownloadAsync(Stream destination, ulong offset = 0, ulong length = 0, bool sparse = false,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (sparse && !destination.CanSeek)
            throw new ArgumentException("Holes can only be left in a stream that can seek; set sparse to false for this one.", nameof(destination));
        var flags = sparse ? StorageVolDownloadFlags.SparseStream : StorageVolDownloadFlags.None;
        var source = (LibvirtDataStream)await OpenDownloadAsync(offset, length, flags, cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
            await VolumeCopy.Download(source, destination, sparse, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Copies a stream into the volume. Cancelling aborts it.</summary>
    /// <param name="source">Read to its end.</param>
    /// <param name="offset">Where to begin in the volume, in bytes.</param>
    /// <param name="sparse">Whether the holes of the source, which must be a file, stay holes in the volume.</param>
    /// <param name="progress">Told the number of bytes so far, holes included.</param>
    /// <param name="cancellationToken">Aborts the transfer; the volume is then partly written.</param>
    public async Task UploadAsync(Stream source, ulong offset = 0, bool sparse = false,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var file = sparse ? source as FileStream ?? throw new ArgumentException("Only a FileStream tells where its holes are; set sparse to false for this source.", nameof(source)) : null;
        var flags = sparse ? StorageVolUploadFlags.SparseStream : StorageVolUploadFlags.None;
        var destination = (LibvirtDataStream)await OpenUploadAsync(offset, 0, flags, cancellationToken).ConfigureAwait(false);
        try
        {
            if (file is null)
                await VolumeCopy.Upload(source, destination, progress, cancellationToken).ConfigureAwait(false);
            else
                await VolumeCopy.UploadSparse(new SparseFile(file.SafeFileHandle), destination, progress, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Half a volume must not end in order.
            destination.Abort();
            throw;
        }
        finally
        {
            await destination.DisposeAsync().ConfigureAwait(false);
        }
    }
}
