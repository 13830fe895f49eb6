namespace TelegramAdmin.Core.Campaigns;

/// <summary>The number of people that somebody gives before something goes to many. People come and go while they type; a number from another audience is not that near.</summary>
internal static class ConfirmedNumber
{
    private const long AFew = 2;

    public static bool Fits(long confirmed, long people) => Math.Abs(confirmed - people) <= Math.Max(AFew, people / 100);
}
