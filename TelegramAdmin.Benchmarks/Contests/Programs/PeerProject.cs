namespace TelegramAdmin.Benchmarks.Contests.Programs;

/// <summary>The npm project that holds the peers; scripts/bench installs it.</summary>
internal static class PeerProject
{
    public static bool IsInstalled => Directory.Exists(Path.Combine(Folder, "node_modules"));

    public static string Script(string name) => Path.Combine(Folder, "src", name);

    private static string Folder => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../peers"));
}
