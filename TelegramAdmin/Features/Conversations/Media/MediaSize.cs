using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Features.Conversations.Media;

/// <summary>How large a picture stands in the thread: its own ratio within the largest box, known before it is loaded so that nothing jumps.</summary>
public readonly record struct MediaSize(int? Width, int? Height)
{
    private const double MostWidth = 320;
    private const double MostHeight = 360;

    public static MediaSize Of(MessageMedia? media)
    {
        if (media is not { Width: > 0 and var width, Height: > 0 and var height })
            return default;
        var scale = Math.Min(1, Math.Min(MostWidth / width, MostHeight / height));
        return new MediaSize((int)Math.Round(width * scale), (int)Math.Round(height * scale));
    }
}
