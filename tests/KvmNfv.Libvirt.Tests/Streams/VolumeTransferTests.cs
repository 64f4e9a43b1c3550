using System.Security.Cryptography;
using KvmNfv.Tests;

namespace KvmNfv.Libvirt.Tests.Streams;

/// <summary>Volumes of a real directory pool behind a real daemon.</summary>
public sealed class VolumeTransferTests : LeakCheckedFixture
{
    private const int MiB = 1024 * 1024;
    private const int Size = 8 * MiB;

    private LibvirtDaemon _daemon = null!;
    private string _folder = null!;
    private byte[] _content = null!;
    private LibvirtConnection _connection = null!;
    private StoragePool _pool = null!;
    private StorageVolume _volume = null!;

    [OneTimeSetUp]
    public void StartDaemon()
    {
        _daemon = LibvirtDaemon.Start("volumes");
        _folder = Directory.CreateTempSubdirectory("kvmnfv-pool-").FullName;
        _content = RandomNumberGenerator.GetBytes(Size);
    }

    [OneTimeTearDown]
    public void EndDaemon()
    {
        _daemon?.Dispose();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    [SetUp]
    public void MakeVolume()
    {
        _daemon.StartAgain();
        _connection = LibvirtConnection.Open(_daemon.QemuUri);
        _pool = _connection.CreateStoragePool($"<pool type='dir'><name>p</name><target><path>{_folder}</path></target></pool>");
        _volume = _pool.CreateVolume($"<volume><name>v</name><capacity unit='bytes'>{Size}</capacity><allocation>0</allocation><target><format type='raw'/></target></volume>");
    }

    [TearDown]
    public void DeleteVolume()
    {
        _volume?.Dispose();
        _pool?.Dispose();
        _connection?.Dispose();
        _daemon?.StartAgain();
        using var again = _daemon is null ? null : LibvirtConnection.Open(_daemon.QemuUri);
        if (again is null)
            return;
        foreach (var pool in again.ListAllStoragePools())
        {
            pool.Destroy();
            pool.Dispose();
        }
        File.Delete(VolumePath);
    }

    private string VolumePath => Path.Combine(_folder, "v");

    [Test]
    public async Task Content_goes_up_and_comes_down_again()
    {
        var reported = new List<long>();
        await _volume.UploadAsync(new MemoryStream(_content), progress: new Collector(reported));
        Assert.That(reported[^1], Is.EqualTo(Size));
        Assert.That(await File.ReadAllBytesAsync(VolumePath), Is.EqualTo(_content));
        using var copy = new MemoryStream();
        await _volume.DownloadAsync(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(_content));
    }

    [Test]
    public async Task Part_of_the_content_can_be_read()
    {
        await File.WriteAllBytesAsync(VolumePath, _content);
        await using var part = await _volume.OpenDownloadAsync(MiB, 5000);
        using var copy = new MemoryStream();
        await part.CopyToAsync(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(_content[MiB..(MiB + 5000)]));
    }

    [Test]
    public void Synchronous_streams_carry_the_content_too()
    {
        using (var up = _volume.OpenUpload(length: Size))
            new MemoryStream(_content).CopyTo(up);
        Assert.That(File.ReadAllBytes(VolumePath), Is.EqualTo(_content));
        using var copy = new MemoryStream();
        using (var down = _volume.OpenDownload())
            down.CopyTo(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(_content));
    }

    [Test]
    public async Task Holes_stay_holes_both_ways()
    {
        var local = Path.Combine(_folder, "local");
        await using (var file = File.Create(local))
        {
            file.SetLength(Size);
            RandomAccess.Write(file.SafeFileHandle, _content.AsSpan(0, MiB), 2 * MiB);
            await _volume.UploadAsync(file, sparse: true);
        }
        Assert.That(await File.ReadAllBytesAsync(VolumePath), Is.EqualTo(await File.ReadAllBytesAsync(local)));
        var back = Path.Combine(_folder, "back");
        await using (var file = File.Create(back))
            await _volume.DownloadAsync(file, sparse: true);
        Assert.That(await File.ReadAllBytesAsync(back), Is.EqualTo(await File.ReadAllBytesAsync(local)));
        using var holes = File.OpenHandle(back);
        Assert.That(Segments(new SparseFile(holes)), Is.EqualTo(new[] { (false, 2L * MiB), (true, (long)MiB), (false, 5L * MiB) }));
        File.Delete(local);
        File.Delete(back);
    }

    [Test]
    public void Whole_transfers_of_the_plain_stream_carry_content_and_holes()
    {
        Transfer(_connection, stream => VolumeCalls.Upload(_volume, stream, sparse: false), stream => stream.SendAll(new MemoryStream(_content)));
        Assert.That(File.ReadAllBytes(VolumePath), Is.EqualTo(_content));
        using var copy = new MemoryStream();
        Transfer(_connection, stream => VolumeCalls.Download(_volume, stream, sparse: false), stream => stream.ReceiveAll(copy));
        Assert.That(copy.ToArray(), Is.EqualTo(_content));

        var local = Path.Combine(_folder, "local");
        using (var file = File.OpenHandle(local, FileMode.Create, FileAccess.ReadWrite))
        {
            RandomAccess.SetLength(file, Size);
            RandomAccess.Write(file, _content.AsSpan(0, MiB), MiB);
            File.WriteAllBytes(VolumePath, new byte[Size]);
            Transfer(_connection, stream => VolumeCalls.Upload(_volume, stream, sparse: true), stream => stream.SparseSendAll(new SparseFile(file)));
        }
        Assert.That(File.ReadAllBytes(VolumePath), Is.EqualTo(File.ReadAllBytes(local)));
        using (var file = File.OpenHandle(local, FileMode.Create, FileAccess.ReadWrite))
            Transfer(_connection, stream => VolumeCalls.Download(_volume, stream, sparse: true), stream => stream.SparseReceiveAll(new SparseFile(file)));
        Assert.That(File.ReadAllBytes(local), Is.EqualTo(File.ReadAllBytes(VolumePath)));
        File.Delete(local);
    }

    [Test]
    public void Exception_of_a_sink_reaches_the_caller()
    {
        File.WriteAllBytes(VolumePath, _content);
        var error = Assert.Throws<NotSupportedException>(() =>
            Transfer(_connection, stream => VolumeCalls.Download(_volume, stream, sparse: false), stream => stream.ReceiveAll(new MemoryStream(new byte[10], writable: false))));
        Assert.That(error, Is.Not.Null);
        Assert.That(_connection.IsAlive());
    }

    [Test]
    public async Task Cancelling_an_upload_aborts_it()
    {
        using var stop = new CancellationTokenSource();
        var source = new EndlessStream(() => stop.Cancel(), after: 4 * MiB);
        await Assert.ThatAsync(() => _volume.UploadAsync(source, cancellationToken: stop.Token).WaitAsync(Limits.Patience), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await _connection.GetHostnameAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task Source_that_fails_aborts_the_upload()
    {
        var source = new EndlessStream(() => throw new IOException("the tape is torn"), after: MiB);
        await Assert.ThatAsync(() => _volume.UploadAsync(source).WaitAsync(Limits.Patience), Throws.InstanceOf<IOException>().With.Message.Contains("torn"));
        Assert.That(await _connection.GetHostnameAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task Upload_of_more_than_was_announced_fails()
    {
        var up = await _volume.OpenUploadAsync(length: 1000);
        try
        {
            await up.WriteAsync(new byte[2 * MiB]);
            await up.DisposeAsync();
            Assert.That(new FileInfo(VolumePath).Length, Is.EqualTo(Size), "the volume did not grow");
        }
        catch (LibvirtException e)
        {
            Assert.That(e.Message, Is.Not.Empty);
            await up.DisposeAsync();
        }
    }

    [Test]
    public async Task Killed_daemon_in_mid_transfer_fails_who_waits_and_what_follows()
    {
        using var stream = _connection.NewStream(StreamFlags.Nonblock);
        VolumeCalls.Upload(_volume, stream, sparse: false);
        Assert.That(stream.Receive(new byte[1]).Kind, Is.EqualTo(StreamResultKind.WouldBlock));
        var waiting = stream.ReadyAsync(StreamEventType.Readable);
        _daemon.Crash();
        await Assert.ThatAsync(() => waiting.WaitAsync(Limits.Patience), Throws.InstanceOf<LibvirtConnectionLostException>());
        await Assert.ThatAsync(() => stream.ReadyAsync(StreamEventType.Readable), Throws.InstanceOf<LibvirtConnectionLostException>());
        Assert.Throws<LibvirtConnectionLostException>(() => stream.Send(new byte[1]));
    }

    [Test]
    public async Task Killed_daemon_is_told_at_the_latest_when_the_download_ends()
    {
        await File.WriteAllBytesAsync(VolumePath, _content);
        await Assert.ThatAsync(async () =>
        {
            await using var down = await _volume.OpenDownloadAsync();
            _daemon.Crash();
            // All of it may have arrived before: then only the end of the stream can tell.
            await down.CopyToAsync(Stream.Null).WaitAsync(Limits.Patience);
        }, Throws.InstanceOf<LibvirtConnectionLostException>());
    }

    [Test]
    public async Task Disposing_the_connection_ends_a_waiting_reader()
    {
        // Nothing is written: the reader of this upload-less stream has nothing to get but the end of the connection.
        using var stream = _connection.NewStream(StreamFlags.Nonblock);
        VolumeCalls.Upload(_volume, stream, sparse: false);
        var waiting = stream.ReadyAsync(StreamEventType.Readable);
        _connection.Dispose();
        await Assert.ThatAsync(() => waiting.WaitAsync(Limits.Patience), Throws.InstanceOf<ObjectDisposedException>());
    }

    private static void Transfer(LibvirtConnection connection, Action<LibvirtStream> use, Action<LibvirtStream> transfer)
    {
        using var stream = connection.NewStream();
        use(stream);
        transfer(stream);
        stream.Finish();
    }

    private static List<(bool IsData, long Length)> Segments(SparseFile file)
    {
        var all = new List<(bool, long)>();
        while (file.NextSegment() is { Length: > 0 } segment)
        {
            all.Add(segment);
            file.Skip(segment.Length);
        }
        return all;
    }

    private sealed class Collector(List<long> values) : IProgress<long>
    {
        public void Report(long value) => values.Add(value);
    }
}
