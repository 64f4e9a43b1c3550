using System.Globalization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Channels;

/// <summary>Finds the user that runs a domain's QEMU: libvirt tells it as the label of its security driver <c>dac</c>.</summary>
internal static class ChannelUserReader
{
    /// <param name="document">The domain.</param>
    /// <param name="capabilities">The host.</param>
    /// <param name="files">This machine's passwd(5) and group(5).</param>
    /// <returns>Null where libvirt does not say, as in sessions.</returns>
    public static ChannelUser? Read(DomainDocument document, CapabilitiesDocument capabilities, IHostFiles files)
    {
        var own = document.SecurityLabels.FirstOrDefault(l => l.Model == "dac" && l.Label is not null)?.Label;
        var label = own ?? capabilities.Host.SecurityModels.FirstOrDefault(m => m.Model == "dac")?.BaseLabels.FirstOrDefault(l => l.Type == document.Type?.Value)?.Value;
        return label?.Trim().Split(':') is [var user, var group] && Number(files, "/etc/passwd", user) is { } id && Number(files, "/etc/group", group) is { } groupId
            ? new ChannelUser(id, [groupId, .. Groups(files, id)])
            : null;
    }

    // libvirt writes numbers as +N; people write names (virParseOwnershipIds).
    private static uint? Number(IHostFiles files, string database, string text) =>
        uint.TryParse(text.TrimStart('+'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Lines(files, database).FirstOrDefault(l => l[0] == text) is [_, _, var id, ..] && uint.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out number) ? number : null;

    // libvirt gives QEMU the groups that its user is a member of (virCommandExec, initgroups).
    private static IEnumerable<uint> Groups(IHostFiles files, uint user)
    {
        var text = user.ToString(CultureInfo.InvariantCulture);
        if (Lines(files, "/etc/passwd").FirstOrDefault(l => l.Length > 3 && l[2] == text) is not { } entry)
            return [];
        return Lines(files, "/etc/group").Where(l => l.Length > 3 && l[3].Split(',').Contains(entry[0]))
            .Select(l => uint.TryParse(l[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (uint?)null).OfType<uint>();
    }

    private static IEnumerable<string[]> Lines(IHostFiles files, string database)
    {
        try
        {
            return (files.ReadText(database) ?? "").Split('\n').Select(l => l.Split(':'));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return [];
        }
    }
}
