namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>Recorded message sequences: one line a message, "closed" ends a connection.</summary>
internal static class TraceReader
{
    public static List<List<string[]>> Read(string path)
    {
        List<List<string[]>> sessions = [];
        List<string[]> session = [];
        foreach (var line in File.ReadLines(path))
        {
            if (line.Trim() != "closed")
            {
                session.Add(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]);
                continue;
            }
            sessions.Add(session);
            session = [];
        }
        return sessions;
    }
}
