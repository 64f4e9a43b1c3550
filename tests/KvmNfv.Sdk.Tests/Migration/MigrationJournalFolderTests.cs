using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

internal sealed class MigrationJournalFolderTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Path.Combine(Path.GetTempPath(), $"kvmnfv-journal-{Guid.NewGuid():N}");

    [TearDown]
    public void RemoveFolder()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Entry_comes_back_as_it_was_and_only_its_owner_may_read_it()
    {
        var journal = new MigrationJournalFolder(_folder);
        var entry = Entry();
        await journal.SaveAsync(entry with { DowntimeLimit = null });
        await journal.SaveAsync(entry);
        Assert.That(await new MigrationJournalFolder(_folder).LoadAsync(entry.Domain), Is.EqualTo(entry));
        Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(1));
        Assert.That(File.GetUnixFileMode(Directory.GetFiles(_folder)[0]), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(File.GetUnixFileMode(_folder), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        await journal.RemoveAsync(entry.Domain);
        Assert.That(await journal.LoadAsync(entry.Domain), Is.Null);
    }

    [Test]
    public async Task Folder_that_is_not_there_knows_nothing()
    {
        var journal = new MigrationJournalFolder(_folder);
        Assert.That(await journal.LoadAsync(Guid.NewGuid()), Is.Null);
        await journal.RemoveAsync(Guid.NewGuid());
    }

    [TestCase("{")]
    [TestCase("null")]
    [TestCase("{\"id\":\"x\"}")]
    public async Task Broken_entry_is_an_error_that_names_the_file(string text)
    {
        var journal = new MigrationJournalFolder(_folder);
        await journal.SaveAsync(Entry());
        var file = Directory.GetFiles(_folder)[0];
        await File.WriteAllTextAsync(file, text);
        Assert.That(() => journal.LoadAsync(Entry().Domain), Throws.TypeOf<InvalidDataException>().With.Message.Contains(file));
    }

    private static MigrationJournalEntry Entry() => new()
    {
        Id = new Guid("11111111-0000-0000-0000-000000000001"),
        Domain = TestMigration.Guest.Uuid,
        Plan = (MigrationPlan)MigrationPlanner.Plan(TestMigration.Request),
        StartedAt = DateTimeOffset.UnixEpoch,
        DowntimeLimit = TimeSpan.FromMilliseconds(300),
        SourceEmulatorPin = CpuSet.Of(0),
        DetachedDevices = ["<hostdev/>"],
    };
}
