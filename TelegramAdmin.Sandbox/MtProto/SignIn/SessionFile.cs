using System.Security.Cryptography;
using System.Text.Json;
using TelegramAdmin.Sandbox.MtProto.Protocol;

namespace TelegramAdmin.Sandbox.MtProto.SignIn;

/// <summary>A session on disk, where TDLib keeps its own: it outlives the process, and opens only with its key.</summary>
internal sealed class SessionFile
{
    private readonly string _path;
    private readonly Content _content;

    private SessionFile(string path, Content content) => (_path, _content) = (path, content);

    public string Id => _content.Id;

    public TestNumber? Number => _content.Phone is { } digits ? new TestNumber(digits) : null;

    public static string PathIn(string folder, bool isTest) => Path.Combine(folder, isTest ? "td_test.binlog" : "td.binlog");

    /// <summary>Opens the session of this folder, or begins one.</summary>
    /// <exception cref="TdError">The key is another one, or the file is broken.</exception>
    public static SessionFile Open(string path, byte[] key)
    {
        if (File.Exists(path))
            return Reopen(path, key);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var file = new SessionFile(path, new Content { Id = Guid.NewGuid().ToString("N"), Key = HashOf(key) });
            file.Save();
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TdError(400, $"Can't init database in the directory \"{Path.GetDirectoryName(path)}\": {e.Message}");
        }
    }

    public void SignIn(TestNumber number)
    {
        _content.Phone = number.Digits;
        Save();
    }

    public bool Knows(long channel) => _content.Channels.Contains(channel);

    public void Learn(long channel)
    {
        if (_content.Channels.Add(channel))
            Save();
    }

    /// <summary>Its folder may be gone with it.</summary>
    public void Delete()
    {
        if (File.Exists(_path))
            File.Delete(_path);
    }

    private static SessionFile Reopen(string path, byte[] key)
    {
        Content? content = null;
        try
        {
            content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path));
        }
        catch (JsonException)
        {
            // Said below.
        }

        if (content is not { Id.Length: > 0 })
            throw new TdError(400, $"Can't init database in the directory \"{Path.GetDirectoryName(path)}\": Receive invalid binlog event");
        return content.Key == HashOf(key) ? new SessionFile(path, content) : throw new TdError(401, "Wrong database encryption key");
    }

    // In one step, so that a kill leaves the old session or the new one.
    private void Save()
    {
        File.WriteAllBytes(_path + ".new", JsonSerializer.SerializeToUtf8Bytes(_content));
        File.Move(_path + ".new", _path, overwrite: true);
    }

    private static string HashOf(byte[] key) => Convert.ToHexString(SHA256.HashData([.. "tdlib"u8, .. key]));

    private sealed class Content
    {
        public string Id { get; set; } = "";

        public string Key { get; set; } = "";

        public string? Phone { get; set; }

        /// <summary>Channels that this account has found: TDLib answers for no others.</summary>
        public HashSet<long> Channels { get; set; } = [];
    }
}
