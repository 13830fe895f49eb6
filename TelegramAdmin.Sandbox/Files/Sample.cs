namespace TelegramAdmin.Sandbox.Files;

/// <summary>Small real files that people send and that stand in for web addresses.</summary>
internal sealed record Sample(string Name, string MimeType, int Width = 0, int Height = 0, int Duration = 0)
{
    private readonly Lazy<byte[]> _content = new(() => Read(Name));

    public static Sample Board { get; } = new("board.jpg", "image/jpeg", 640, 480);

    public static Sample Book { get; } = new("book.jpg", "image/jpeg", 640, 440);

    public static Sample Coast { get; } = new("coast.jpg", "image/jpeg", 640, 440);

    public static Sample Street { get; } = new("street.jpg", "image/jpeg", 640, 440);

    public static Sample Sticker { get; } = new("sticker.webp", "image/webp", 256, 256);

    public static Sample Voice { get; } = new("voice.ogg", "audio/ogg", Duration: 4);

    public static Sample Clip { get; } = new("clip.mp4", "video/mp4", 320, 240, 3);

    public static Sample Test { get; } = new("placement-test.pdf", "application/pdf");

    public byte[] Content => _content.Value;

    public static Sample For(FileKind kind) => kind.Field switch
    {
        "photo" => Coast,
        "sticker" => Sticker,
        "voice" or "audio" => Voice,
        "document" => Test,
        _ => Clip,
    };

    private static byte[] Read(string name)
    {
        using var resource = typeof(Sample).Assembly.GetManifestResourceStream($"samples/{name}")!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
