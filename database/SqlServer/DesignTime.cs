using Clinic.Data;
using Microsoft.EntityFrameworkCore.Design;

namespace Clinic.Database.SqlServer;

/// <summary>Lets the migration tool make the model; no database is opened.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<ClinicContext>
{
    public ClinicContext CreateDbContext(string[] args) =>
        ClinicModel.Context(options => options.UseClinicSqlServer("Server=design;Database=clinic"));
}
