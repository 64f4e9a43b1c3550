namespace KvmNfv.Libvirt.Tests.Streams;

/// <summary>The picture that libvirt's test driver hands out of a file, over a stream inside this process.</summary>
public sealed class ScreenshotTests : LeakCheckedFixture
{
    private const string Picture = "/usr/share/libvirt/test-screenshot.png";

    private LibvirtConnection _connection = null!;
    private Domain _domain = null!;

    [SetUp]
    public void Open()
    {
        if (!File.Exists(Picture))
            Assert.Ignore($"{Picture} of package libvirt0 is not there.");
        _connection = LibvirtConnection.Open("test:///default");
        _domain = _connection.LookupDomainByName("test");
    }

    [TearDown]
    public void Close()
    {
        _domain?.Dispose();
        _connection?.Dispose();
    }

    [Test]
    public async Task Whole_picture_arrives_asynchronously()
    {
        await using var screenshot = await _domain.ScreenshotAsync();
        using var copy = new MemoryStream();
        await screenshot.Content.CopyToAsync(copy).WaitAsync(Limits.Patience);
        Assert.Multiple(() =>
        {
            Assert.That(screenshot.MimeType, Is.EqualTo("image/png"));
            Assert.That(copy.ToArray(), Is.EqualTo(File.ReadAllBytes(Picture)));
        });
    }

    [Test]
    public void Whole_picture_arrives_synchronously()
    {
        using var screenshot = _domain.Screenshot();
        using var copy = new MemoryStream();
        screenshot.Content.CopyTo(copy, 1000);
        Assert.That(copy.ToArray(), Is.EqualTo(File.ReadAllBytes(Picture)));
    }

    [Test]
    public async Task Half_read_picture_is_aborted_on_dispose()
    {
        for (var i = 0; i < 50; i++)
        {
            await using var screenshot = await _domain.ScreenshotAsync();
            Assert.That(await screenshot.Content.ReadAsync(new byte[100]), Is.EqualTo(100));
        }
    }

    [Test]
    public void Unread_picture_can_be_disposed()
    {
        for (var i = 0; i < 50; i++)
            _domain.Screenshot().Dispose();
    }

    [Test]
    public void Picture_is_only_read()
    {
        using var screenshot = _domain.Screenshot();
        Assert.Multiple(() =>
        {
            Assert.That(screenshot.Content.CanRead);
            Assert.That(screenshot.Content.CanWrite, Is.False);
            Assert.That(screenshot.Content.CanSeek, Is.False);
            Assert.Throws<NotSupportedException>(() => screenshot.Content.Write([1]));
            Assert.Throws<NotSupportedException>(() => screenshot.Content.Seek(0, SeekOrigin.Begin));
        });
    }

    [Test]
    public void Reading_after_dispose_is_refused()
    {
        var screenshot = _domain.Screenshot();
        screenshot.Dispose();
        screenshot.Dispose();
        Assert.Throws<ObjectDisposedException>(() => screenshot.Content.ReadByte());
    }

    [Test]
    public async Task Pictures_of_many_threads_do_not_disturb_each_other()
    {
        var expected = await File.ReadAllBytesAsync(Picture);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await using var screenshot = await _domain.ScreenshotAsync();
                using var copy = new MemoryStream();
                await screenshot.Content.CopyToAsync(copy);
                Assert.That(copy.ToArray(), Is.EqualTo(expected));
            }
        }))).WaitAsync(Limits.Patience * 2);
    }

    [Test]
    public async Task Disposing_the_connection_first_is_safe()
    {
        var screenshot = await _domain.ScreenshotAsync();
        Assert.That(await screenshot.Content.ReadAsync(new byte[10]), Is.EqualTo(10));
        _connection.Dispose();
        Assert.Throws<ObjectDisposedException>(() => screenshot.Content.ReadByte());
        await screenshot.DisposeAsync();
    }
}
