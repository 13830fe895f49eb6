namespace TelegramAdmin.Sandbox.MtProto.Channels;

/// <summary>When the posts of a channel appear: through the day, a few times, never quite punctually.</summary>
/// <param name="Start">Midnight of the first day, Unix seconds.</param>
/// <param name="Born">When the sandbox first ran: for two hours from then the demo's channels post more often, so that there is something to see.</param>
internal sealed record PostSchedule(long Seed, long Start, int PerDay, long? Born)
{
    private const long Day = 86_400;
    private const long Morning = 7 * 3_600;
    private const long Waking = 15 * 3_600;
    private const int LivelyPosts = 24;
    private const long LivelyPause = 300;

    /// <summary>Times in their order, from this number on.</summary>
    public long At(int number)
    {
        if (Born is not { } born)
            return Usual(number);
        var before = UsualBefore(born);
        if (number < before)
            return Usual(number);
        var lively = number - before;
        if (lively < LivelyPosts)
            return born + 60 + lively * LivelyPause + new Dice(Seed, number).Below(1, (int)LivelyPause / 2);
        var end = born + 60 + LivelyPosts * LivelyPause;
        return Usual(UsualBefore(end) + lively - LivelyPosts);
    }

    private long Usual(int number)
    {
        var (day, place) = Math.DivRem(number, PerDay);
        var step = Math.Max(1, Waking / PerDay);
        var late = (long)(new Dice(Seed, number).Share(1) * 0.8 * step);
        return Start + day * Day + Morning + place * step + late;
    }

    // The first whose time is not before this one.
    private int UsualBefore(long at)
    {
        var number = (int)Math.Max(0, (at - Start) / Day * PerDay - PerDay);
        while (Usual(number) < at)
            number++;
        return number;
    }
}
