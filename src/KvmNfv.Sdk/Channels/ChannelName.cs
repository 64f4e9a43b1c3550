namespace KvmNfv.Sdk.Channels;

/// <summary>Names of channels: they become parts of paths, aliases and command lines.</summary>
internal static class ChannelName
{
    private const int MaxLength = 48;

    public static string Checked(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IsValid(name)
            ? name
            : throw new ArgumentException($"'{name}' can't be a channel's name: it must begin with a letter or digit, and have only letters, digits, '.', '_' and '-', {MaxLength} at most.", nameof(name));
    }

    public static bool IsValid(string name) => name.Length is > 0 and <= MaxLength && char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    // libvirt keeps aliases that begin with "ua-" and have letters, digits, '_' and '-' only (virDomainDeviceAliasIsUserAlias, USER_ALIAS_CHARS).
    public static string Alias(string name) => "ua-" + name.Replace('.', '_');
}
