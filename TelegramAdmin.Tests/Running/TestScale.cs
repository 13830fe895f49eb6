namespace TelegramAdmin.Tests.Running;

/// <summary>How much of the long tests is run: a part in every run, all of it with TELEGRAMADMIN_TEST_FULL=1.</summary>
public static class TestScale
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("TELEGRAMADMIN_TEST_FULL") == "1";

    public static int Of(int full, int usual) => IsFull ? full : usual;
}
